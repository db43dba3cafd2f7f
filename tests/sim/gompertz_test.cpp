#include "sim/gompertz.hpp"

#include "base/contract.hpp"
#include "sim/distributions.hpp"
#include "tests/sim/statistics.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon::sim;

TEST_CASE("Gompertz lives have their closed form (V9)", "[sim]") {
    // Reference of MODEL 7.2: hazard .05 at birth that grows by e^.25 a year, mean 5.97339.
    const Gompertz life(.05, .25);
    double mean = 0;
    for (int i = 0; i < 40'000; ++i) {
        mean += life.survival((i + .5) / 1000) / 1000;
    }
    CHECK(mean == Approx(5.97339).epsilon(1e-6));
    for (const double age : {.5, 2.0, 5.0, 12.0}) {
        const double slope =
            (life.cumulated_hazard(age + 1e-4) - life.cumulated_hazard(age - 1e-4)) / 2e-4;
        CHECK(std::log(slope) == Approx(std::log(.05) + .25 * age).epsilon(1e-6));
        CHECK(life.age_at_hazard(life.cumulated_hazard(age)) == Approx(age).epsilon(1e-12));
        CHECK(life.residual(age, 1.3) ==
              Approx(life.age_at_hazard(life.cumulated_hazard(age) + 1.3) - age).epsilon(1e-11));
    }
    CHECK(life.residual(200, .5) >= 0);
}

TEST_CASE("a Gompertz from its mean has that mean (V9)", "[sim]") {
    CHECK(Gompertz::from_mean(.25, 5.97339).hazard_at_birth() == Approx(.05).epsilon(1e-5));
    const double ageing = GENERATE(.01, .25, 1.0, 3.0);
    const auto life = Gompertz::from_mean(ageing, 3);
    double mean = 0;
    for (int i = 0; i < 200'000; ++i) {
        mean += life.survival((i + .5) / 2000) / 2000;
    }
    CHECK(mean == Approx(3).epsilon(1e-6));
    CHECK_THROWS_AS(Gompertz::from_mean(0, 3), cordon::ContractViolation);
}

TEST_CASE("Gompertz lives and what is left of them follow their law (V9)", "[sim]") {
    // 100,000 draws; Kolmogorov and Smirnov's distance beyond 3.1 / sqrt(n): a false alarm in 10^8.
    // A hazard 3 % too high is 1.1 % of probability at the middle, and caught.
    const double age = GENERATE(0.0, 4.0, 12.0);
    const Gompertz life(.05, .25);
    constexpr std::size_t n = 100'000;
    std::vector<double> lives;
    for (std::size_t i = 0; i < n; ++i) {
        RandomStream stream(member_key(3, 1), {i, 1, 0});
        lives.push_back(life.residual(age, exponential(stream)));
    }
    std::sort(lives.begin(), lives.end());
    double distance = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double hazard = .2 * (std::exp(.25 * (age + lives[i])) - std::exp(.25 * age));
        const double place = static_cast<double>(i) / n;
        distance = std::max(distance, std::abs(-std::expm1(-hazard) - place));
    }
    CHECK(distance < 3.1 / std::sqrt(n));
}
