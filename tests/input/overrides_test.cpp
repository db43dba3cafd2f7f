#include "input/overrides.hpp"

#include "base/error.hpp"
#include "input/canonical_json.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

namespace {

const auto text = "{clock: {horizon: 3 years}, types: [{name: home, tv: {stock: {value: 1, "
                  "source: s}}}, {name: shop, tv: 2}]}";

std::string with(const Override& change) {
    auto root = test::tree(text);
    Diagnostics problems;
    apply_overrides(root, {change}, problems);
    return problems.count() == 0 ? canonical_json(root) : problems.lines().front();
}

}  // namespace

TEST_CASE("a value is set by its path, list items by name", "[input]") {
    CHECK_THAT(with({"clock.horizon", "5 years"}), Catch::Contains(R"("horizon":"5 years")"));
    CHECK_THAT(with({"types.shop.tv", "7"}), Catch::Contains(R"({"name":"shop","tv":7})"));
    CHECK_THAT(with({"types.home.tv.stock", "{uniform: [1, 2]}"}),
               Catch::Contains(R"("stock":{"uniform":[1,2]})"));
    CHECK_THAT(with({"types.home.tv.stock", "9"}), Catch::Contains(R"("stock":9)"));
    CHECK_THAT(with({"seed", "1"}), Catch::Contains(R"("seed":1)"));
}

TEST_CASE("null on the command line deletes", "[input]") {
    CHECK(with({"types.home", "null"}) ==
          R"({"clock":{"horizon":"3 years"},"types":[{"name":"shop","tv":2}]})");
}

TEST_CASE("a path that leads nowhere is named with what was meant", "[input]") {
    CHECK(with({"clok.horizon", "1"}) ==
          "--set clok.horizon=1: clok.horizon: there is no 'clok' to set (did you mean 'clock'?)");
    CHECK_THAT(with({"types.hoem.tv", "1"}), Catch::Contains("(did you mean 'home'?)"));
    CHECK_THAT(with({"types.house", "null"}), Catch::Contains("there is no 'house' to set"));
    CHECK_THAT(with({"seed", "[1"}), Catch::Contains("--set seed=[1:1:1: "));
}

TEST_CASE("an argument of --set needs a path and an equals sign", "[input]") {
    CHECK(parse_override("a.b=c=d").path == "a.b");
    CHECK(parse_override("a.b=c=d").value == "c=d");
    CHECK_THROWS_AS(parse_override("a.b"), CommandLineError);
    CHECK_THROWS_AS(parse_override("=3"), CommandLineError);
}
