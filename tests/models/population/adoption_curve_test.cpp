#include "models/population/adoption_curve.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::AdoptionCurve;
using models::BassDiffusion;

namespace {

SimTime at(double n) {
    return SimTime{} + years(n);
}

/// Bass's closed form, written out as in MODEL 4.1.
double bass(double p, double q, double t) {
    const double e = std::exp(-(p + q) * t);
    return (1 - e) / (1 + q / p * e);
}

}  // namespace

TEST_CASE("adoption follows Bass's closed form through the stated stock (V12)", "[models]") {
    const auto [p, q, launch] =
        GENERATE(table<double, double, double>({{.03, .38, -12}, {.01, .1, -30}, {.2, 0, -5}}));
    const AdoptionCurve curve(BassDiffusion{p, q, models::Launch{launch, 0}}, 300, 1000, {});
    CHECK(curve.filled(0) == Approx(.3).epsilon(1e-13));
    CHECK(curve.began_years() == Approx(launch).epsilon(1e-12));
    CHECK(curve.filled(launch - .1) == 0);
    const double ceiling = .3 / bass(p, q, -launch);
    for (const double time : {-4.5, -1.0, 2.0, 10.0}) {
        const double filled = ceiling * bass(p, q, time - launch);
        CHECK(curve.filled(time) == Approx(filled).epsilon(1e-12));
        CHECK(curve.filled_when(filled) == Approx(time).epsilon(1e-9));
    }
    // From the ceiling, the same curve without a launch date.
    const AdoptionCurve same(BassDiffusion{p, q, models::Saturation{ceiling}}, 300, 1000, {});
    CHECK(same.began_years() == Approx(launch).epsilon(1e-9));
    CHECK(same.filled(3) == Approx(curve.filled(3)).epsilon(1e-12));
    CHECK(curve.filled_when(ceiling + .01) > 1e300);
}

TEST_CASE("adoptions peak at ln(q / p) / (p + q) after the launch (V12)", "[models]") {
    const AdoptionCurve curve(BassDiffusion{.03, .38, models::Launch{-12, 0}}, 300, 1000, {});
    const double peak = -12 + std::log(.38 / .03) / .41;
    const auto adoptions = [&](double time) {
        return curve.filled(time + .05) - curve.filled(time - .05);
    };
    for (const double off : {.3, 1.0, 3.0}) {
        CHECK(adoptions(peak) > adoptions(peak - off));
        CHECK(adoptions(peak) > adoptions(peak + off));
        CHECK(adoptions(peak - off / 10) == Approx(adoptions(peak + off / 10)).epsilon(1e-3));
    }
}

TEST_CASE("imitators alone follow the logistic curve from a seed", "[models]") {
    const AdoptionCurve curve(BassDiffusion{0, .5, models::Launch{-8, .02}}, 300, 1000, {});
    const auto logistic = [](double time) { return 1 / (1 + .98 / .02 * std::exp(-.5 * time)); };
    const double ceiling = .3 / logistic(8);
    CHECK(curve.filled(-8) == Approx(.02 * ceiling).epsilon(1e-12));
    CHECK(curve.filled(4) == Approx(ceiling * logistic(12)).epsilon(1e-12));
    CHECK(curve.filled_when(.25) == Approx(std::log(.25 / (ceiling - .25) * 49) / .5 - 8));
}

TEST_CASE("coverage is a change of clock", "[models]") {
    // Half of demand needs a network that comes between years -4 and 0: m is .5, then a ramp to 1.
    const models::CoverageOptions coverage = {{at(-4), 0}, {at(0), 1}};
    const models::AdoptionClock clock(coverage, .5);
    CHECK(clock.at(0) == 0);
    CHECK(clock.at(2) == Approx(2));
    CHECK(clock.at(-4) == Approx(-3));
    CHECK(clock.at(-2) == Approx(-1.75));
    CHECK(clock.at(-10) == Approx(-6));
    for (const double time : {-20.0, -4.0, -3.3, -.1, 0.0, 5.0}) {
        CHECK(clock.when(clock.at(time)) == Approx(time).margin(1e-12));
    }
    const AdoptionCurve driven(BassDiffusion{.02, .3, models::Launch{-10, 0}, .5}, 300, 1000,
                               coverage);
    CHECK(driven.filled(0) == Approx(.3).epsilon(1e-13));
    CHECK(driven.filled(-4) == Approx(.3 * bass(.02, .3, 3) / bass(.02, .3, 6)).epsilon(1e-12));
}

TEST_CASE("a base without the driver does not feel coverage at all", "[models]") {
    const BassDiffusion options{.02, .3, models::Saturation{.6}};
    const AdoptionCurve free(options, 300, 1000, {});
    const AdoptionCurve same(options, 300, 1000, {{at(-3), .1}, {at(2), .9}});
    for (const double quantile : {.1, .3, .5, .59}) {
        CHECK(free.filled_when(quantile) == same.filled_when(quantile));
    }
}

TEST_CASE("coverage announced later never brings an adoption forward (M12)", "[models]") {
    const BassDiffusion options{.02, .3, models::Saturation{.9}, .7};
    const double delay = GENERATE(.5, 2.0);
    const AdoptionCurve soon(options, 300, 1000, {{at(0), .1}, {at(1), .8}});
    const AdoptionCurve late(options, 300, 1000,
                             {{at(0), .1}, {at(delay), .1}, {at(1 + delay), .8}});
    for (double quantile = .301; quantile < .899; quantile += .01) {
        CHECK(late.filled_when(quantile) >= soon.filled_when(quantile));
    }
}

TEST_CASE("moving the calendar moves adoption (M13)", "[models]") {
    // The scenario starts two years later; the same dates lie two years earlier on its clock, and
    // the stock is what the first curve says for its start.
    const models::CoverageOptions coverage = {{at(-4), .2}, {at(3), 1}};
    const models::CoverageOptions shifted = {{at(-6), .2}, {at(1), 1}};
    const AdoptionCurve curve(BassDiffusion{.02, .3, models::Launch{-10, 0}, .5}, 300, 1000,
                              coverage);
    const AdoptionCurve moved(BassDiffusion{.02, .3, models::Launch{-12, 0}, .5},
                              1000 * curve.filled(2), 1000, shifted);
    for (const double time : {-9.0, -3.5, 0.0, 2.0, 4.0}) {
        CHECK(moved.filled(time - 2) == Approx(curve.filled(time)).epsilon(1e-12));
    }
}

TEST_CASE("a ceiling above the places fills them and ends there", "[models]") {
    const AdoptionCurve curve(BassDiffusion{.05, .5, models::Launch{-4, 0}}, 900, 1000, {});
    CHECK(curve.filled(50) == 1);
    CHECK(curve.filled_when(.999) < 1);
}
