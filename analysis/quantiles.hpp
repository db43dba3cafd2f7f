#pragma once

#include "analysis/interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace cordon::analysis {

/// The quantile of a sample by linear interpolation between its order statistics (type 7 of
/// Hyndman and Fan, the default of R and numpy).
/// \pre `sorted` is increasing and not empty; probability in [0, 1]
double quantile(std::span<const double> sorted, double probability);

/// What a sample of independent members says about a quantity. Errors are standard errors that
/// come from the number of members alone; they are NaN for a single member.
struct Estimate {
    std::size_t members;
    double median;
    Interval half;         ///< quantiles 25 % and 75 %
    Interval nine_in_ten;  ///< quantiles 5 % and 95 %
    double mean;
    double mean_error;
    double median_error;  ///< by Maritz and Jarrett, JASA 1978
};

/// \pre `values` is not empty and has no NaN
Estimate estimate(std::vector<double> values);

}  // namespace cordon::analysis
