#pragma once

#include "models/population/adoption_clock.hpp"
#include "models/population/adoption_options.hpp"

#include <variant>

namespace cordon::models {

/// How many of the places of an installed base are filled at any time, and when a place is: the
/// place with quantile u is first filled when the filled share reaches u. No events, no steps.
///
/// Bass's curve in closed form, general in the seed: with g = (1 - F) / (p + q F), F solves
/// dF/dt = (p + q F)(1 - F) when g falls as e^{-(p+q)t}. Always passes through the stock stated
/// for the start. A ceiling above the places fills them all and ends there.
class AdoptionCurve {
public:
    /// \param stock   in service at the start, devices
    /// \param places  for such devices, >= stock, > 0
    AdoptionCurve(const AdoptionOptions& options, double stock, double places,
                  const CoverageOptions& coverage);

    [[nodiscard]] double filled_at_start() const noexcept { return filled_at_start_; }

    /// Share of the places filled, `years` after the start, in [0, 1].
    [[nodiscard]] double filled(double years) const;

    /// When the place with this quantile is first filled, years since the start; infinite if
    /// never. Where the base shrinks: 0 for those filled at the start. \pre quantile in (0, 1)
    [[nodiscard]] double filled_when(double quantile) const;

    /// A place with this quantile or a higher one is certainly not filled by `years` after the
    /// start: cheaper to ask than when it is, and as sure as rounding allows.
    [[nodiscard]] double unfilled_from(double years) const { return filled(years) + 1e-9; }

    /// When a shrinking base gives up the place, years since the start; infinite if the base does
    /// not shrink. \pre quantile in (0, filled_at_start())
    [[nodiscard]] double given_up_when(double quantile) const;

    /// The constant growth per year of an exponential base; nothing for others.
    [[nodiscard]] const ExponentialGrowth* exponential() const noexcept {
        return std::get_if<ExponentialGrowth>(&form_);
    }

    /// When the base began, years since the start: the launch, or when its share of the places
    /// was one ten-millionth of that at the start; minus infinity for exponential growth.
    [[nodiscard]] double began_years() const;

private:
    struct Bass {
        double innovation;
        double imitation;
        double ceiling;     ///< final share of the places; may exceed 1
        double g_at_start;  ///< (1 - F) / (p + q F) at the start

        [[nodiscard]] double adopted(double clock) const;
        [[nodiscard]] double clock_at(double adopted) const;
    };
    [[nodiscard]] Bass anchored(const BassDiffusion& options) const;

    double filled_at_start_;
    AdoptionClock clock_;
    std::variant<ExponentialGrowth, Bass> form_;
};

}  // namespace cordon::models
