#pragma once

#include "models/age_distribution.hpp"
#include "models/device.hpp"
#include "models/population_options.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <optional>

namespace cordon::models {

/// Which device a slot of one installed base holds at any time: a pure function of the slot's keys.
///
/// A slot is filled while its quantile lies below the base's occupancy, which grows exponentially
/// (MODEL 4.1 with an exogenous curve). A device in use at the start has an age drawn from the
/// base's age distribution and a residual life given that age; each later one lives a Weibull
/// life and is replaced at once. Dates do not depend on the market or on policy.
class Ownership {
public:
    /// \param sites  of the site type, all hygiene classes together
    Ownership(const DeviceClassOptions& device_class, const InstalledBase& base,
              std::uint64_t sites, sim::RandomKey key);

    [[nodiscard]] const AgeDistribution& ages() const noexcept { return ages_; }

    /// Expected devices in use at `time`, all hygiene classes together.
    [[nodiscard]] double expected_stock(SimTime time) const;

    /// The device in the slot at `time`, if there is one. \pre time >= 0
    [[nodiscard]] std::optional<OwnedDevice> device_at(SlotId slot, SimTime time) const;

    /// Calls `visit(OwnedDevice)` for each device of the slot in use at some time in
    /// [from, until), in order. \pre from >= 0
    template <class Visit>
    void for_each_device(SlotId slot, SimTime from, SimTime until, Visit visit) const {
        auto device = first_device(slot);
        while (device && device->bought < until) {
            if (device->retired > from) {
                visit(*device);
            }
            device = next_device(*device, leaves(slot));
        }
    }

private:
    [[nodiscard]] std::optional<OwnedDevice> first_device(SlotId slot) const;
    [[nodiscard]] std::optional<OwnedDevice> next_device(const OwnedDevice& device,
                                                         SimTime leaves) const;
    /// When a shrinking base gives up the slot; `never` where the base does not shrink.
    [[nodiscard]] SimTime leaves(SlotId slot) const;
    [[nodiscard]] double unit_life(DeviceId id) const;

    sim::Weibull life_years_;
    AgeDistribution ages_;
    sim::RandomKey key_;
    double stock_at_start_;
    double occupancy_at_start_;  ///< share of slots filled at the start, in [0, 1]
    double growth_per_year_;
};

}  // namespace cordon::models
