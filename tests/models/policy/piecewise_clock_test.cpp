#include "models/policy/piecewise_clock.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using models::PiecewiseClock;

namespace {

SimTime year(double n) {
    return SimTime{} + years(n);
}

}  // namespace

TEST_CASE("a clock without changes is the calendar", "[models]") {
    CHECK(PiecewiseClock().after(year(-3), 2.5) == year(-3) + years(2.5));
    CHECK(PiecewiseClock({{year(0), 1}}).after(year(-3), 4.7) == year(-3) + years(4.7));
}

TEST_CASE("a clock's waits are read piece by piece", "[models]") {
    const PiecewiseClock clock({{year(4), 3}, {year(2), 2}});
    CHECK(clock.rate_at(year(1)) == 1);
    CHECK(clock.rate_at(year(2)) == 2);
    CHECK(clock.rate_at(year(5)) == 6);
    CHECK(in_years(clock.after(year(0), 1) - SimTime{}) == Approx(1));
    CHECK(in_years(clock.after(year(0), 4) - SimTime{}) == Approx(3));
    CHECK(in_years(clock.after(year(0), 12) - SimTime{}) == Approx(5));
    CHECK(in_years(clock.after(year(3), 8) - SimTime{}) == Approx(5));
    CHECK(in_years(clock.after(year(5), 6) - SimTime{}) == Approx(6));
}

TEST_CASE("a change leaves alone what is over before it", "[models]") {
    const PiecewiseClock plain;
    const PiecewiseClock faster({{year(1), 5}});
    for (int i = 0; i < 40; ++i) {
        const SimTime before = plain.after(year(0), .05 * i);
        const SimTime after = faster.after(year(0), .05 * i);
        CHECK((before > year(1) ? after < before : after == before));
    }
}
