#include "analysis/score/pit.hpp"
#include "analysis/score/quantile_score.hpp"
#include "base/contract.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Quantiles = std::vector<ledger::Quantile>;

const Quantiles five{{0.05, 0}, {0.25, 2}, {0.5, 3}, {0.75, 5}, {0.95, 9}};

/// A thousand equally likely outcomes, skewed: squares.
double outcome(int i) {
    return i * i / 1000.0;
}

/// The mean score of quantiles that are right but for a factor and a shift.
template <typename Score>
double expected(Score score, double factor, double shift) {
    Quantiles quantiles;
    for (const double level : {0.05, 0.25, 0.5, 0.75, 0.95}) {
        quantiles.push_back({level, shift + factor * outcome(static_cast<int>(1000 * level))});
    }
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        sum += score(quantiles, outcome(i));
    }
    return sum / 1000;
}

}  // namespace

TEST_CASE("the interval score by hand", "[analysis]") {
    CHECK(interval_score({2, 6}, 0.1, 4) == 4);
    CHECK(interval_score({2, 6}, 0.1, 6) == 4);
    CHECK_THAT(interval_score({2, 6}, 0.1, 8), WithinRel(44.0, 1e-12));  // 4 + 20 * 2
    CHECK_THAT(interval_score({2, 6}, 0.5, 1), WithinRel(8.0, 1e-12));   // 4 + 4 * 1
    CHECK_THROWS_AS(interval_score({2, 6}, 0, 1), ContractViolation);
}

TEST_CASE("the weighted interval score is that of median and intervals", "[analysis]") {
    // What came is 10. Median: 7. Interval of 90 %: 9 + 20 * 1 = 29, of 50 %: 3 + 4 * 5 = 23. So
    // (7 / 2 + 0.05 * 29 + 0.25 * 23) / 2.5 = 4.28.
    CHECK_THAT(weighted_interval_score(five, 10), WithinRel(4.28, 1e-12));
    for (const double observed : {-3.0, 0.0, 1.0, 3.0, 4.5, 9.0, 20.0}) {
        const double by_intervals =
            (std::abs(observed - 3) / 2 + 0.1 / 2 * interval_score({0, 9}, 0.1, observed) +
             0.5 / 2 * interval_score({2, 5}, 0.5, observed)) /
            2.5;
        CHECK_THAT(weighted_interval_score(five, observed), WithinRel(by_intervals, 1e-12));
    }
    CHECK(weighted_interval_score(Quantiles{{0.5, 3}}, 5) == 2);
    CHECK_THROWS_AS(weighted_interval_score(Quantiles{}, 5), ContractViolation);
    CHECK_THROWS_AS(weighted_interval_score(Quantiles{{0.5, 3}, {0.25, 4}}, 5), ContractViolation);
    CHECK_THROWS_AS(weighted_interval_score(Quantiles{{0.25, 4}, {0.5, 3}}, 5), ContractViolation);
}

TEST_CASE("the CRPS of quantiles by hand", "[analysis]") {
    CHECK(quantile_crps(Quantiles{{0.5, 3}}, 5) == 2);
    // 1 lies at the level 0.375. From 0 to 1: (0.25^2 + 0.25 0.375 + 0.375^2) / 3; from 1 to 4:
    // 3 (0.625^2 + 0.625 0.25 + 0.25^2) / 3.
    const Quantiles two{{0.25, 0}, {0.75, 4}};
    CHECK_THAT(quantile_crps(two, 1), WithinRel(0.296875 / 3 + 0.609375, 1e-12));
    // Beyond the outermost each unit costs one unit.
    CHECK_THAT(quantile_crps(two, 6) - quantile_crps(two, 4), WithinRel(2.0, 1e-12));
    CHECK_THAT(quantile_crps(two, -3) - quantile_crps(two, 0), WithinRel(3.0, 1e-12));
    // Quantiles that are equal are a step.
    CHECK(quantile_crps(Quantiles{{0.25, 3}, {0.75, 3}}, 5) == 2);
}

TEST_CASE("with many quantiles both scores are the CRPS", "[analysis]") {
    Quantiles uniform;
    for (int i = 1; i < 1000; ++i) {
        uniform.push_back({i / 1000.0, i / 1000.0});
    }
    // Of the uniform distribution on [0, 1]: (y^3 + (1 - y)^3) / 3.
    for (const double y : {0.0, 0.25, 0.5, 0.9}) {
        const double exact = (y * y * y + (1 - y) * (1 - y) * (1 - y)) / 3;
        CHECK_THAT(quantile_crps(uniform, y), WithinAbs(exact, 1e-5));
        CHECK_THAT(weighted_interval_score(uniform, y), WithinAbs(exact, 1e-3));
    }
}

TEST_CASE("who wants low scores of quantities must state the right quantiles", "[analysis]") {
    for (const auto& score : {weighted_interval_score, quantile_crps}) {
        const double honest = expected(score, 1, 0);
        for (const double factor : {0.5, 0.8, 1.25, 2.0}) {
            CHECK(honest < expected(score, factor, 0));
        }
        for (const double shift : {-100.0, -40.0, 40.0, 100.0}) {
            CHECK(honest < expected(score, 1, shift));
        }
    }
}

TEST_CASE("the place of what came among quantiles", "[analysis]") {
    const auto at = [](const Quantiles& quantiles, double observed) {
        const auto interval = pit_interval(quantiles, observed);
        return std::array{interval.low, interval.high};
    };
    CHECK(at(five, 4) == std::array{0.625, 0.625});  // half way from 3 to 5
    CHECK(at(five, 3) == std::array{0.5, 0.5});
    CHECK(at(five, -1) == std::array{0.0, 0.05});
    CHECK(at(five, 10) == std::array{0.95, 1.0});
    // A count that is mostly none: what is known of the step is where the quantiles are.
    const Quantiles count{{0.05, 0}, {0.25, 0}, {0.5, 0}, {0.75, 1}, {0.95, 3}};
    CHECK(at(count, 0) == std::array{0.0, 0.5});
    CHECK(at(count, 1) == std::array{0.75, 0.75});
    CHECK(at(count, 3) == std::array{0.95, 1.0});
    CHECK(randomised_pit({0.2, 0.6}, 0.5) == 0.4);
    CHECK(randomised_pit({0.2, 0.6}, 0) == 0.2);
    CHECK_THROWS_AS(randomised_pit({0.2, 0.6}, 1), ContractViolation);
}

TEST_CASE("the test of uniformity has the published critical values", "[analysis]") {
    // Miller, J. American Statistical Association 51, 1956: distances exceeded in one case of 20.
    const auto chance = [](std::size_t count, double distance) {
        // Evenly spread above `distance`: nothing lies below it.
        std::vector<double> numbers;
        for (std::size_t i = 0; i < count; ++i) {
            const auto share = static_cast<double>(i) / static_cast<double>(count);
            numbers.push_back(distance + (1 - distance) * share);
        }
        return uniformity_p_value(numbers);
    };
    CHECK_THAT(chance(5, 0.56328), WithinAbs(0.05, 0.001));
    CHECK_THAT(chance(10, 0.40925), WithinAbs(0.05, 0.001));
    CHECK_THAT(chance(20, 0.29408), WithinAbs(0.05, 0.001));
    CHECK_THAT(uniformity_p_value({0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95}),
               WithinAbs(1, 0.001));
    CHECK(uniformity_p_value({0.91, 0.92, 0.93, 0.94, 0.95}) < 0.001);
    // The exact p-value of a distance of 0.45 is 0.0229.
    CHECK_THAT(uniformity_p_value({0.45, 0.47, 0.48, 0.49, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55}),
               WithinAbs(0.0229, 0.0005));
    CHECK_THROWS_AS(uniformity_p_value({}), ContractViolation);
    CHECK_THROWS_AS(uniformity_p_value({1.5}), ContractViolation);
}
