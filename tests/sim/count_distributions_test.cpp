#include "base/contract.hpp"
#include "sim/distributions.hpp"
#include "statistics.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

// V2: 200,000 draws per law against Boost.Math; each of three statistics is a false alarm once in
// 2e8 seeds. They would catch a mean wrong by 0.0131 standard deviations (1e-8 of the mean at 1e12
// events), a variance wrong by 2 %, a squeeze that accepts too much, an off-by-one in the mode.

namespace {

template <class Sample>
std::vector<std::uint64_t> draws_of(Sample sample) {
    std::vector<std::uint64_t> draws;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        RandomStream stream = test::test_stream(i);
        draws.push_back(sample(stream));
    }
    return draws;
}

/// Boost's law, and from 1e10 on, where that gives up, the Edgeworth expansion to the skewness,
/// whose error is of the order of 1 / mean.
double poisson_cdf(double mean, double k) {
    if (mean < 1e10) {
        return cdf(boost::math::poisson(mean), k);
    }
    const boost::math::normal normal_law;
    const double z = (k + 0.5 - mean) / std::sqrt(mean);
    return cdf(normal_law, z) - pdf(normal_law, z) * (z * z - 1) / (6 * std::sqrt(mean));
}

test::CountLaw poisson_law(double mean) {
    return {.cdf = [mean](double k) { return poisson_cdf(mean, k); },
            .mean = mean,
            .variance = mean,
            .fourth_central_moment = mean + 3 * mean * mean};
}

test::CountLaw binomial_law(double n, double p) {
    const double variance = n * p * (1 - p);
    return {.cdf = [law = boost::math::binomial(n, p)](
                       double k) { return k >= law.trials() ? 1 : cdf(law, k); },
            .mean = n * p,
            .variance = variance,
            .fourth_central_moment = variance * (1 + 3 * (n - 2) * p * (1 - p))};
}

void check_fit(const std::vector<std::uint64_t>& draws, const test::CountLaw& law) {
    const test::CountFit found = test::fit(draws, law);
    CHECK(found.p_value > test::p_value_limit);
    CHECK(std::abs(found.mean_z) < test::z_limit);
    CHECK(std::abs(found.variance_z) < test::z_limit);
}

}  // namespace

TEST_CASE("Poisson counts follow their law at every mean", "[sim]") {
    const double mean = GENERATE(1e-3, 0.1, 3.7, 9.999, 10.0, 17.0, 100.0, 1e4, 1e6, 1e9, 1e12);
    CAPTURE(mean);
    check_fit(draws_of([mean](RandomStream& stream) { return poisson(stream, mean); }),
              poisson_law(mean));
}

TEST_CASE("binomial counts follow their law at every size and probability", "[sim]") {
    struct Law {
        std::uint64_t n;
        double p;
    };
    const Law law = GENERATE(values<Law>({{1, 1e-3},
                                          {1, 0.4},
                                          {1'000'000'000'000, 1e-15},
                                          {1'000'000'000'000, 3e-12},
                                          {33, 0.3},
                                          {21, 0.5},
                                          {100, 0.1},
                                          {101, 0.0999},
                                          {100, 0.97},
                                          {1'000'000, 0.999},
                                          {1'000'000'000, 1e-6},
                                          {1'000'000'000'000, 1e-3},
                                          {1'000'000'000'000, 0.5}}));
    CAPTURE(law.n, law.p);
    check_fit(draws_of([law](RandomStream& stream) { return binomial(stream, law.n, law.p); }),
              binomial_law(static_cast<double>(law.n), law.p));
}

TEST_CASE("certain counts are certain", "[sim]") {
    RandomStream stream = test::test_stream(0);
    CHECK(poisson(stream, 0) == 0);
    CHECK(binomial(stream, 0, 0.5) == 0);
    CHECK(binomial(stream, 1'000'000'000'000, 0) == 0);
    CHECK(binomial(stream, 1'000'000'000'000, 1) == 1'000'000'000'000);
}

TEST_CASE("a share of events so small that none is expected gives none", "[sim]") {
    RandomStream stream = test::test_stream(0);
    CHECK(poisson(stream, 1e-300) == 0);
    CHECK(binomial(stream, 1'000'000'000'000, 1e-300) == 0);
}

TEST_CASE("multinomial counts add up, and each follows its binomial law", "[sim]") {
    const std::vector<double> weights{3, 0, 1, 1e-6, 5.999999, 0};
    constexpr std::uint64_t n = 100'000;
    std::vector<std::vector<std::uint64_t>> draws(weights.size());
    std::vector<std::uint64_t> counts(weights.size());
    std::uint64_t wrong_sums = 0;
    for (std::uint64_t i = 0; i < 50'000; ++i) {
        RandomStream stream = test::test_stream(i);
        multinomial(stream, n, weights, counts);
        wrong_sums += std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) != n ? 1 : 0;
        for (std::size_t k = 0; k < weights.size(); ++k) {
            draws[k].push_back(counts[k]);
        }
    }
    CHECK(wrong_sums == 0);
    for (std::size_t k = 0; k < weights.size(); ++k) {
        CAPTURE(k);
        if (weights[k] == 0) {
            CHECK(std::accumulate(draws[k].begin(), draws[k].end(), std::uint64_t{0}) == 0);
        } else {
            check_fit(draws[k], binomial_law(n, weights[k] / 10));
        }
    }
}

TEST_CASE("multinomial counts repel each other as they should", "[sim]") {
    // The sum of two categories is binomial too, with their joint weight: independent counts, or
    // unconditional binomials, would have too large a variance.
    const std::vector<double> weights{0.2, 0.3, 0.5};
    check_fit(draws_of([&](RandomStream& stream) {
                  std::vector<std::uint64_t> counts(3);
                  multinomial(stream, 1000, weights, counts);
                  return counts[0] + counts[1];
              }),
              binomial_law(1000, 0.5));
}

TEST_CASE("the alias table draws each index in proportion to its weight", "[sim]") {
    // One chi-square per table over 200,000 draws.
    const auto weights =
        GENERATE(as<std::vector<double>>{}, std::vector<double>{1, 2, 3, 4},
                 std::vector<double>{0, 1, 0, 1e-3, 5, 0}, std::vector<double>(1000, 0.1),
                 std::vector<double>{1e300, 1e-300, 1e300});
    const AliasTable table(weights);
    std::vector<double> observed(weights.size());
    RandomStream stream = test::test_stream(0);
    for (int i = 0; i < 200'000; ++i) {
        observed.at(table(stream)) += 1;
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> expected;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        expected.push_back(200'000 * (weights[k] / sum));
        CHECK((weights[k] > 0 || observed[k] == 0));
    }
    CHECK(test::chi_square_p_value(observed, expected) > test::p_value_limit);
}

TEST_CASE("an alias table of one index always draws it", "[sim]") {
    RandomStream stream = test::test_stream(0);
    CHECK(AliasTable(std::vector<double>{2.5})(stream) == 0);
}

TEST_CASE("counts and weights that make no sense are a bug of the caller", "[sim]") {
    RandomStream stream = test::test_stream(0);
    std::vector<std::uint64_t> counts(2);
    const std::vector<double> negative{1, -1e-9};
    const std::vector<double> zero{0, 0};
    CHECK_THROWS_AS(poisson(stream, -1), ContractViolation);
    CHECK_THROWS_AS(poisson(stream, std::numeric_limits<double>::quiet_NaN()), ContractViolation);
    CHECK_THROWS_AS(poisson(stream, 1.01e12), ContractViolation);
    CHECK_THROWS_AS(binomial(stream, 10, 1.0001), ContractViolation);
    CHECK_THROWS_AS(binomial(stream, 10, -0.0001), ContractViolation);
    CHECK_THROWS_AS(multinomial(stream, 10, negative, counts), ContractViolation);
    CHECK_THROWS_AS(multinomial(stream, 10, zero, counts), ContractViolation);
    CHECK_THROWS_AS(multinomial(stream, 10, std::vector<double>{1}, counts), ContractViolation);
    CHECK_THROWS_AS(AliasTable(negative), ContractViolation);
    CHECK_THROWS_AS(AliasTable(zero), ContractViolation);
    CHECK_THROWS_AS(AliasTable(std::vector<double>{}), ContractViolation);
}
