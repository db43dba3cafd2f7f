#pragma once

namespace cordon::models {

/// A delay whose logarithm is normal.
struct LognormalDelay {
    double median_days;  ///< > 0
    double sigma;        ///< standard deviation of the natural logarithm, >= 0
};

}  // namespace cordon::models
