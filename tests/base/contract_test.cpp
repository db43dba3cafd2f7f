#include "base/contract.hpp"
#include "base/error.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

TEST_CASE("a broken contract says where and what", "[base]") {
    CHECK_NOTHROW(CORDON_EXPECT(1 + 1 == 2));
    CHECK_THROWS_WITH(CORDON_EXPECT(1 + 1 == 3),
                      Catch::Contains("contract_test.cpp") && Catch::Contains("1 + 1 == 3"));
}

TEST_CASE("a scenario error carries every problem and exits 65", "[base]") {
    const ScenarioError error({"a.yaml:1:1: first", "a.yaml:2:1: second"});
    CHECK(error.code() == ExitCode::scenario);
    CHECK(error.problems().size() == 2);
    CHECK_THAT(error.what(), Catch::Equals("a.yaml:1:1: first\na.yaml:2:1: second"));
}
