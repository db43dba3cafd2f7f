#include "models/campaign/targeting.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;

TEST_CASE("effort goes where it succeeds, by its elasticity", "[models]") {
    // 8 and 2 successes, with one more everywhere 9 and 3: a ratio of sqrt(3) at elasticity 1/2.
    models::Targeting targeting({.elasticity = .5, .every_days = 30}, {true, true, false},
                                SimTime{});
    CHECK(targeting.period_end() == SimTime{} + days(30));
    targeting.adapt(std::vector<std::int64_t>{8, 2, 0});
    CHECK(targeting.factor(0) / targeting.factor(1) == Approx(std::sqrt(3)));
    CHECK(targeting.factor(0) + targeting.factor(1) == Approx(2));
    CHECK(targeting.period_end() == SimTime{} + days(60));
    // Where it tried more, the same successes are a lower yield.
    const double before = targeting.factor(0) / targeting.factor(1);
    targeting.adapt(std::vector<std::int64_t>{12, 6, 0});
    CHECK(targeting.factor(0) / targeting.factor(1) == Approx(std::sqrt(1 / before)));
}

TEST_CASE("a campaign without elasticity never shifts", "[models]") {
    const models::Targeting targeting({}, {true, true}, SimTime{});
    CHECK(targeting.period_end() == never);
    CHECK(targeting.factor(0) == 1);
}
