#include "models/policy/piecewise_clock.hpp"

#include "tests/support/chi_square.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

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

TEST_CASE("a clock's waits are a Poisson process of its rate (V3)", "[models]") {
    // Events one after the other on a clock that runs at 1, 3 and 1.5 from years 0, 2 and 5, four
    // a year at rate 1, until year 8: what the clock goes on between them is exponential, and in
    // 15.5 years of it they are Poisson. 3,000 histories, some 190,000 waits. Six deviations of
    // chi-square with 20 and some 50 bins: one false alarm in ten thousand seeds or less; a piece
    // that is 5 % too fast is more than twenty.
    const PiecewiseClock clock({{year(2), 3}, {year(5), .5}});
    const auto passed = [](double time) {
        return std::min(time, 2.) + 3 * std::clamp(time - 2, 0., 3.) + 1.5 * std::max(time - 5, 0.);
    };
    std::mt19937_64 engine(3);
    std::exponential_distribution<double> wait(1);
    const int histories = 3000;
    const double mean = 4 * passed(8);
    std::vector<std::uint64_t> lengths(20, 0);
    std::vector<std::uint64_t> events(200, 0);
    double waits = 0;
    for (int history = 0; history < histories; ++history) {
        std::size_t count = 0;
        for (SimTime before = year(0);; ++count) {
            const SimTime time = clock.after(before, wait(engine) / 4);
            const double length =
                4 * (passed(in_years(time - SimTime{})) - passed(in_years(before - SimTime{})));
            const double older = std::exp(-length);
            ++lengths[std::min<std::size_t>(19, static_cast<std::size_t>(20 * older))];
            waits += 1;
            before = time;
            if (time > year(8)) {
                break;
            }
        }
        ++events[std::min<std::size_t>(199, count)];
    }
    std::vector<double> poisson;
    double probability = std::exp(-mean);
    for (std::size_t k = 0; k < events.size(); ++k) {
        poisson.push_back(histories * probability);
        probability *= mean / static_cast<double>(k + 1);
    }
    CHECK(test::one_sample_excess(lengths, std::vector<double>(20, waits / 20)) < 6);
    CHECK(test::one_sample_excess(events, poisson) < 6);
}
