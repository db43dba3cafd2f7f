#pragma once

/// \file
/// Logarithms of Poisson and binomial probabilities, accurate for counts and means up to 1e12.
///
/// The textbook k log(mean) - mean - log k! loses every digit when the mean is large: its terms
/// near 1e13 cancel. The saddle-point form (Loader, "Fast and accurate computation of binomial
/// probabilities", 2000) has no large terms near the mode. Absolute error near the mode 1e-14.

#include <cstdint>

namespace cordon::sim {

/// \pre mean > 0, finite
double log_poisson_probability(std::uint64_t k, double mean) noexcept;

/// \pre k <= n, 0 < p < 1
double log_binomial_probability(std::uint64_t k, std::uint64_t n, double p) noexcept;

}  // namespace cordon::sim
