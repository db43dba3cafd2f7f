#include "analysis/compare/best_of.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace cordon::analysis;
using Catch::Matchers::WithinAbs;

namespace {

/// Nearly normal, mean 0 and variance 1, the same everywhere.
double noise(std::mt19937_64& engine) {
    double sum = -6;
    for (int i = 0; i < 12; ++i) {
        sum += std::ldexp(static_cast<double>(engine() >> 11U), -53);
    }
    return sum;
}

/// Members of policies that differ from a common course by noise; policy p has the mean means[p].
std::vector<std::vector<double>> members_of(std::mt19937_64& engine, std::size_t members,
                                            const std::vector<double>& means) {
    std::vector<std::vector<double>> values(means.size());
    for (std::size_t member = 0; member < members; ++member) {
        const double common = 100 + 10 * noise(engine);
        for (std::size_t policy = 0; policy < means.size(); ++policy) {
            values[policy].push_back(common + means[policy] + noise(engine));
        }
    }
    return values;
}

/// Mean of independent numbers, in its own standard errors.
double z_of(const std::vector<double>& values) {
    const auto all = estimate(values);
    return all.mean / all.mean_error;
}

}  // namespace

// Both bounds: normal 3.29, hence one false alarm in 1,000 for the corrected gain. The bias it
// would miss is 3.29 / sqrt(400) = 0.16 standard errors of a gain; the naive one is off by about 1.
TEST_CASE("equal policies: the gain of the best is luck, and the corrected one is none") {
    std::mt19937_64 engine(20261122);
    std::vector<double> naive;
    std::vector<double> corrected;
    int covered = 0;
    for (int run = 0; run < 400; ++run) {
        const auto best = best_of(members_of(engine, 40, {0, 0, 0, 0, 0}));
        naive.push_back(best.gain);
        corrected.push_back(best.corrected_gain);
        covered += std::abs(best.corrected_gain) <= 1.685 * best.corrected_error ? 1 : 0;
    }
    CHECK(z_of(naive) > 10);
    CHECK(std::abs(z_of(corrected)) < 3.29);
    CHECK(covered >= 340);
}

TEST_CASE("a policy that is better for sure keeps its gain") {
    std::mt19937_64 engine(7);
    const auto values = members_of(engine, 40, {0, -3, -0.1, 1});
    const auto best = best_of(values);
    CHECK(best.policy == 1);
    CHECK_FALSE(best.is_tied);
    // Every half picks it, so every member is judged by it.
    CHECK_THAT(best.corrected_gain, WithinAbs(best.gain, 1e-9));
    CHECK_THAT(best.corrected_error, WithinAbs(best.gain_error, 1e-9));
    CHECK(best.best_again_share == 1);
}

TEST_CASE("two members pick for each other") {
    // Member 0 would pick policy 1, whose gain in member 1 is -4; member 1 the baseline.
    const auto best = best_of({{10, 10}, {8, 14}});
    CHECK(best.policy == 0);
    CHECK(best.gain == 0);
    CHECK(best.corrected_gain == -2);
    // Both are picked as often; the gains 2 and -4 of policy 1 have the standard error 3.
    CHECK_THAT(best.corrected_error, WithinAbs(3 / std::sqrt(2.0), 1e-12));
    // Worse only where both draws are member 0: a quarter, give or take 4 errors of 1,000 draws.
    CHECK_THAT(best.best_again_share, WithinAbs(0.75, 4 * std::sqrt(0.75 * 0.25 / 1000)));
}

TEST_CASE("the best of a thousand members is picked again as often as normal means say") {
    // Differences of the means are normal: mean 0.05, error sqrt(2 / 1,000) = 0.0447.
    std::mt19937_64 engine(3);
    const auto best = best_of(members_of(engine, 1000, {0, -0.05}));
    const double z = std::abs(best.gain) / best.gain_error;
    CHECK(best.policy == 1);
    CHECK_THAT(best.best_again_share, WithinAbs(std::erfc(-z / std::sqrt(2.0)) / 2, 0.06));
}

TEST_CASE("who is the same is the best too, and a single member cannot tell") {
    const auto tied = best_of({{5, 6}, {4, 4}, {4, 4}});
    CHECK(tied.policy == 1);
    CHECK(tied.is_tied);
    CHECK(tied.best_again_share == 1);
    const auto single = best_of({{5}, {4}});
    CHECK(single.policy == 1);
    CHECK(single.gain == 1);
    CHECK(std::isnan(single.gain_error));
    CHECK(std::isnan(single.corrected_gain));
    CHECK(std::isnan(single.corrected_error));
    CHECK(std::isnan(single.best_again_share));
}
