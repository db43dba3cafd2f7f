#pragma once

#include "models/population/service_life.hpp"

#include <vector>

namespace cordon::models {

/// What has become of the devices bought in one step of time, by the number of steps since: means
/// over the step, since its devices differ in age by up to one.
///
/// Ends where both shares are below 1e-10, or after 4,096 steps.
struct CohortShares {
    double step_years;
    std::vector<double> in_service;
    std::vector<double> retained;  ///< replaced and still online; empty if none is ever kept

    /// Share replaced between the ages of `step` and `step + 1` steps, of devices all bought at
    /// the same instant.
    std::vector<double> replaced;
};

/// The shares of a class, in steps of `step_years`, from Simpson's rule on the survival function
/// and, for what is kept, its convolution with the dates of replacement.
CohortShares cohort_shares(const ServiceLife& life, double step_years);

}  // namespace cordon::models
