#pragma once

#include "analysis/statistics/interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace cordon::analysis {

/// The quantile of a sample by linear interpolation between its order statistics (type 7 of
/// Hyndman and Fan, the default of R and numpy).
/// \pre `sorted` is increasing and not empty; probability in [0, 1]
double quantile(std::span<const double> sorted, double probability);

/// What a sample of independent members says about a quantity. Errors come from the number of
/// members alone.
struct Estimate {
    std::size_t members;
    double median;
    Interval median_interval;  ///< as median_interval() gives it
    Interval half;             ///< quantiles 25 % and 75 %
    Interval nine_in_ten;      ///< quantiles 5 % and 95 %
    double mean;
    double mean_error;  ///< standard error; NaN for a single member

    /// With 90 % confidence the true median lies no further from `median`; NaN if unknown.
    [[nodiscard]] double median_error() const;
};

/// Two members between which the true quantile lies with at least 90 % confidence, whatever the
/// distribution, as median_interval() has it for the median. NaN where the members are too few to
/// tell, e.g. fewer than 29 for a quantile of 90 %. \pre as for quantile(), 0 < probability < 1
Interval quantile_interval(std::span<const double> sorted, double probability);

/// Two members between which the true median lies with at least 90 % confidence, whatever the
/// distribution: a binomial number of members lies below it. Ties make it narrower, never wrong.
/// NaN for fewer than 5 members, which cannot tell. \pre as for quantile()
Interval median_interval(std::span<const double> sorted);

/// \pre `values` is not empty and has no NaN
Estimate estimate(std::vector<double> values);

}  // namespace cordon::analysis
