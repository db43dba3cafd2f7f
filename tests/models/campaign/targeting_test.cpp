#include "models/campaign/targeting.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;

TEST_CASE("effort goes where it succeeds, by its elasticity", "[models]") {
    // 8 and 3 successes at even effort: a ratio of sqrt(9 / 4) at elasticity 1/2.
    models::Targeting targeting({.elasticity = .5, .every_days = 30}, {true, true, false},
                                SimTime{});
    CHECK(targeting.period_end() == SimTime{} + days(30));
    targeting.adapt(std::vector<std::int64_t>{8, 3, 7});
    CHECK(targeting.factor(0) == Approx(1.2));
    CHECK(targeting.factor(1) == Approx(.8));
    CHECK(targeting.factor(2) == 0);
    CHECK(targeting.period_end() == SimTime{} + days(60));
    // Where it tried more, the same successes are a lower yield.
    targeting.adapt(std::vector<std::int64_t>{12, 7, 7});
    const double ratio = std::sqrt((1 + 4 / 1.2) / (1 + 4 / .8));
    CHECK(targeting.factor(0) / targeting.factor(1) == Approx(ratio));
}

TEST_CASE("nothing is given up, however strongly a campaign follows success", "[models]") {
    models::Targeting targeting({.elasticity = 5, .every_days = 30}, {true, true}, SimTime{});
    targeting.adapt(std::vector<std::int64_t>{1000, 0});
    CHECK(targeting.factor(1) > .04);
    CHECK(targeting.factor(0) + targeting.factor(1) == Approx(2));
    // Without successes effort is even again.
    targeting.adapt(std::vector<std::int64_t>{1000, 0});
    CHECK(targeting.factor(0) == Approx(1));
}

TEST_CASE("a campaign without elasticity never shifts", "[models]") {
    const models::Targeting targeting({}, {true, true}, SimTime{});
    CHECK(targeting.period_end() == never);
    CHECK(targeting.factor(0) == 1);
}
