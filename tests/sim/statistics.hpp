#pragma once

/// \file
/// Statistics for tests with fixed seeds. Every threshold is passed by a correct program with
/// probability 1 - 5e-9 when the seed is chosen (two-sided |z| of 5.85), so that a family of 200
/// tests raises a false alarm once in a million choices of seeds (MODEL 7.1).

#include "sim/random_stream.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace cordon::test {

inline constexpr double z_limit = 5.85;
inline constexpr double p_value_limit = 5e-9;

/// The Anderson-Darling A² exceeds this with probability sqrt(3) erfc(sqrt(18)) = 3.4e-9: the far
/// tail of its limit law, the weighted sum of chi-squares with weights 1/(j (j+1)).
inline constexpr double anderson_darling_limit = 18;

/// A² of values that should be uniform in (0, 1).
double anderson_darling(std::vector<double> uniforms);

/// p-value of Pearson's chi-square; neighbouring bins are pooled until 5 are expected in each.
/// `expected` sums to the sum of `observed`.
double chi_square_p_value(const std::vector<double>& observed, const std::vector<double>& expected);

/// A law on 0, 1, 2, ... with what a test needs to know of it.
struct CountLaw {
    std::function<double(double)> cdf;  ///< probability of at most k
    double mean;
    double variance;
    double fourth_central_moment;
};

/// How well counts fit a law.
struct CountFit {
    double p_value;     ///< of the chi-square over single counts, or 200 bins if they are many
    double mean_z;      ///< sample mean against the law's, in standard errors
    double variance_z;  ///< the same of the mean squared distance from the law's mean
};
CountFit fit(const std::vector<std::uint64_t>& counts, const CountLaw& law);

/// The stream of decision number `ordinal` of a made-up entity.
inline sim::RandomStream test_stream(std::uint64_t ordinal, std::uint64_t entity = 7) {
    return {sim::member_key(20260101, 1), {.entity = entity, .purpose = 1, .ordinal = ordinal}};
}

}  // namespace cordon::test
