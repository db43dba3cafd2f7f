#pragma once

#include "models/market/cohort_shares.hpp"
#include "models/population/adoption_curve.hpp"

#include <vector>

namespace cordon::models {

/// Purchases of an installed base by date, first ones and replacements, per place: the cohort
/// renewal that gives devices in service their ages (MODEL 3.1).
///
/// A replaced device has a successor at once, so at each t the filled places are
/// A(t) = \int b(v) S(t - v) dv, S survival in service. The equation is solved for b from the date
/// the base began to the horizon by the midpoint rule, which keeps the stock exact at every step;
/// Volterra equations of the first kind with S(0) = 1 are stable under it (Linz, Analytical and
/// Numerical Methods for Volterra Equations, SIAM 1985), with an error of second order.
class BirthHistory {
public:
    /// Step in years that serves a curve and a mean life: a sixty-fourth of the life, at most a
    /// tenth of a year, and at most 4,096 steps in all.
    static double step_years(const AdoptionCurve& curve, double mean_life_years,
                             double horizon_years);

    /// \pre the curve is not exponential: its births are closed, and since ever
    BirthHistory(const AdoptionCurve& curve, const CohortShares& shares, double horizon_years);

    [[nodiscard]] double began_years() const noexcept { return began_years_; }

    /// Purchases per place and year, `years` after the start; 0 before the base began.
    [[nodiscard]] double rate(double years) const;

    /// [step] Purchases per place in steps of age, seen from `years` after the start: the first are
    /// those of the last step before that date. \pre years <= horizon
    [[nodiscard]] std::vector<double> by_age(double years, std::size_t steps) const;

    /// Share of the purchases of a date that replace a device, in [0, 1].
    [[nodiscard]] double replacing(double years) const;

    /// rate() in the middles of the steps before a date, in any unit: [0] is half a step earlier.
    class Backwards {
    public:
        /// \param years_before  the start, >= 0
        Backwards(const BirthHistory& history, double years_before);

        /// All further back are 0.
        [[nodiscard]] std::size_t steps() const noexcept { return steps_; }
        [[nodiscard]] double operator[](std::size_t step) const noexcept {
            if (step >= between_middles_) {
                return step < steps_ ? births_[0] : 0;
            }
            const double* at = births_ + (between_middles_ - 1 - step);
            return at[0] + fraction_ * (at[1] - at[0]);
        }

    private:
        const double* births_;
        double fraction_ = 0;  ///< of the way from one middle to the next, the same for all
        std::size_t steps_ = 0;
        std::size_t between_middles_ = 0;  ///< steps that are later than the first one's middle
    };

private:
    double began_years_;
    double step_years_;
    std::vector<double> births_;  ///< [step], per place
    std::vector<double> filled_;  ///< [step], of the places, at its beginning; one more
};

}  // namespace cordon::models
