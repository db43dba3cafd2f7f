#pragma once

#include "analysis/statistics/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace cordon::analysis {

/// A number computed from some members, which may be the same one several times.
using StatisticOfMembers = std::function<double(std::span<const std::size_t> members)>;

/// The 90 % interval of a statistic by the percentile bootstrap: quantiles over 1,000 resamples of
/// `members` members with replacement. A function of its arguments alone. NaN where a resample has
/// no value. \pre members >= 1
Interval bootstrap_interval(std::size_t members, std::uint64_t key,
                            const StatisticOfMembers& statistic);

}  // namespace cordon::analysis
