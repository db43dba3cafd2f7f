#pragma once

#include "sim/distributions.hpp"

#include <vector>

namespace cordon::models {

/// Ages of the devices in use in a base that is renewed at once and grows at a constant rate.
///
/// Density of age x proportional to exp(-growth x) S(x), S the survival function of service life:
/// newer cohorts were larger (MODEL 3.1). Without growth this is the stationary law of a renewal
/// process, so the inspection paradox is in it.
///
/// The inverse is tabulated over the *older* share v with 64 cells in every octave down to 2^-48.
/// Cells follow the exponent of v, so there is no last cell in which devices of impossible age
/// would gather (decision 0006).
class AgeDistribution {
public:
    /// \param growth_per_year  >= 0
    AgeDistribution(const sim::Weibull& life_years, double growth_per_year);

    /// Share of the devices in use that are older than `age_years`; 1 at 0 and below.
    [[nodiscard]] double older_than(double age_years) const;

    /// The age, in years, that a share `older` of the devices exceeds. \pre older in (0, 1)
    [[nodiscard]] double age_exceeded_by(double older) const;

    [[nodiscard]] double mean_years() const;

private:
    void tabulate_older_share(double growth_per_year);
    void tabulate_ages();
    [[nodiscard]] double grid_age(std::size_t node) const;

    sim::Weibull life_;
    double node_step_;                ///< of the grid variable, square root of cumulated hazard
    std::vector<double> older_;       ///< [node], 1 at the first, 0 at the last
    std::vector<double> octave_age_;  ///< [octave * 64 + cell], years
};

}  // namespace cordon::models
