#pragma once

#include "models/population/device.hpp"
#include "models/population/population_options.hpp"
#include "models/population/wear_law.hpp"
#include "sim/random_stream.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

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

    /// The same from the two draws of the device's stream, for loops over many devices.
    /// \param wear      the Law of wear_years()
    /// \param upgrades  std::bool_constant: whether there are any
    template <class Law, class Upgrades>
    [[nodiscard]] double left_years(const Law& wear, Upgrades upgrades, double age_years,
                                    std::uint64_t wear_bits,
                                    std::uint64_t upgrade_bits) const noexcept {
        const double worn = wear.residual(age_years, sim::exponential_of(wear_bits));
        if constexpr (upgrades) {
            // A constant rate has no memory: the age does not matter.
            return std::min(worn, sim::exponential_of(upgrade_bits) / upgrades_per_year_);
        } else {
            return worn;
        }
    }

    /// What `visit` returns for the Law of wear and whether there are upgrades.
    template <class Visit>
    [[nodiscard]] auto with_law(const Visit& visit) const {
        return wear_years_.with_law([&](const auto& wear) {
            return upgrades_per_year_ > 0 ? visit(wear, std::true_type{})
                                          : visit(wear, std::false_type{});
        });
    }

    [[nodiscard]] bool retains() const noexcept { return retained_ > 0; }

    /// Life of a device beyond its replacement, if it stays online.
    [[nodiscard]] const WearLaw& further_years() const noexcept { return further_years_; }

    /// Probability that a device stays online and is still kept `years` after its replacement,
    /// if its successor still serves.
    [[nodiscard]] double kept(double years) const noexcept {
        return further_years_.with_law([&](const auto& law) { return kept(law, years); });
    }
    /// The same for loops. \param further  the Law of further_years()
    template <class Law>
    [[nodiscard]] double kept(const Law& further, double years) const noexcept {
        return retained_ * sim::exp(-further.cumulated_hazard(years));
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
