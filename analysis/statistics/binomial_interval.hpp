#pragma once

#include "analysis/statistics/interval.hpp"

#include <cstddef>

/// \file
/// Intervals of a probability of which `k` of `n` independent members are evidence.
/// Everywhere: \pre k <= n, n >= 1, confidence in (0, 1)

namespace cordon::analysis {

/// Equal tails of Beta(k + 1/2, n - k + 1/2); reaches 0 for k = 0 and 1 for k = n.
Interval jeffreys(std::size_t k, std::size_t n, double confidence);

/// The interval that covers every probability at least as often as `confidence`.
Interval clopper_pearson(std::size_t k, std::size_t n, double confidence);

/// With no success in n, the largest probability that would still give none in one case of 20:
/// 1 - 0.05^(1/n), nearly 3/n.
double bound_without_success(std::size_t n);

/// What statements use: the 90 % interval of Jeffreys; for k = 0 or k = n the one-sided 95 % bound.
Interval statement_interval(std::size_t k, std::size_t n);

/// k / n, or that of half a member, 0.5 / (n + 1), where it would be 0, and its complement where it
/// would be 1: for what must lie inside.
double inner_share(std::size_t k, std::size_t n);

}  // namespace cordon::analysis
