#pragma once

#include "models/device.hpp"
#include "models/population_options.hpp"
#include "models/wear_law.hpp"
#include "sim/random_stream.hpp"

#include <limits>
#include <optional>

namespace cordon::models {

/// How long devices of a class serve, and how long some stay online after that (MODEL 4.3).
///
/// Service ends at the earlier of two: wear, a Weibull or Gompertz life, and the wish for something
/// newer, at a constant rate; each has its own keyed draw, so a policy that moves one leaves the
/// other. Both are inverted exactly, given the age too. A keyed share of replaced devices stays
/// online for a further life of the same law, but no longer than its successor serves: a place
/// keeps one old device. The end of a maker's support is not the end of service.
class ServiceLife {
public:
    explicit ServiceLife(const DeviceClassOptions& options);

    [[nodiscard]] const WearLaw& wear_years() const noexcept { return wear_years_; }

    /// Probability of serving longer than `age_years`. \pre age_years >= 0
    [[nodiscard]] double survival(double age_years) const {
        return sim::exp(-wear_years_.cumulated_hazard(age_years) - upgrades_per_year_ * age_years);
    }

    /// What is left of the service of a device that has served `age_years`.
    [[nodiscard]] double left_years(sim::RandomKey key, DeviceId device, double age_years) const;

    [[nodiscard]] bool retains() const noexcept { return retained_ > 0; }

    /// Probability that a device stays online and is still kept `years` after its replacement,
    /// if its successor still serves.
    [[nodiscard]] double kept(double years) const {
        return retained_ * further_years_.survival(years);
    }

    /// How long the device stays online after its replacement; nothing if it does not.
    [[nodiscard]] std::optional<double> kept_years(sim::RandomKey key, DeviceId device) const;

    /// How much longer a device replaced `years` ago stays online, if it still is: it is with
    /// probability `kept(years) * weight`, decided by the device's own keys.
    [[nodiscard]] std::optional<double> still_kept_years(sim::RandomKey key, DeviceId device,
                                                         double years, double weight) const;

private:
    WearLaw wear_years_;
    double upgrades_per_year_;
    double retained_;
    WearLaw further_years_;
};

}  // namespace cordon::models
