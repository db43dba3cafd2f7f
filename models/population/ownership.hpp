#pragma once

#include "models/market/cohort_shares.hpp"
#include "models/market/cohorts.hpp"
#include "models/population/adoption_curve.hpp"
#include "models/population/age_distribution.hpp"
#include "models/population/birth_history.hpp"
#include "models/population/device.hpp"
#include "models/population/population_options.hpp"
#include "models/population/service_life.hpp"
#include "sim/random_stream.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace cordon::models {

/// Which devices a slot of one installed base holds at any time: a pure function of the slot's
/// keys. Dates do not depend on the market or on policy.
///
/// A slot is filled when the base's adoption curve reaches its quantile (MODEL 4.1). A device in
/// service at the start has an age drawn from the base's history of purchases and a residual life
/// given that age; each later one serves a life and is replaced at once. Of the replaced ones some
/// stay online for a while; so a slot holds one device in service and at most one kept.
class Ownership {
public:
    /// \param sites  of the site type, all hygiene classes together
    /// \param horizon  after which nothing is asked
    Ownership(const DeviceClassOptions& device_class, const InstalledBase& base,
              std::uint64_t sites, const CoverageOptions& coverage, SimTime horizon,
              sim::RandomKey key);

    /// True if some slot may be given up for ever.
    [[nodiscard]] bool shrinks() const noexcept;

    [[nodiscard]] const AgeDistribution& ages_at_start() const noexcept { return ages_; }

    /// Expected devices in service at `time`, all hygiene classes together.
    [[nodiscard]] double expected_stock(SimTime time) const;

    /// Expected rate at which devices are due to be bought at `time`, first ones and replacements.
    [[nodiscard]] double purchases_per_year(SimTime time) const;

    /// Expected devices at `time` by date of purchase; the ownership must outlive them.
    /// \pre 0 <= time <= horizon
    [[nodiscard]] Cohorts cohorts(SimTime time) const;

    /// The device in service in the slot at `time`, if there is one. \pre time >= 0
    [[nodiscard]] std::optional<OwnedDevice> device_at(SlotId slot, SimTime time) const;

    /// Calls `visit(OwnedDevice)` for each device of the slot that is online at some time in
    /// [from, until), in order of purchase. \pre from >= 0
    template <class Visit>
    void for_each_device(SlotId slot, SimTime from, SimTime until, Visit visit) const {
        auto device = first_device(slot);
        if (device && life_.retains()) {
            if (const auto before = kept_at_start(*device, from)) {
                visit(*before);
            }
        }
        while (device && device->bought < until) {
            if (device->retired > from) {
                visit(*device);
            }
            device = next_device(*device);
        }
    }

private:
    friend class DeviceScan;  // the same, many at once

    /// When a place with that quantile, empty at the start, is first filled; nothing if never.
    [[nodiscard]] std::optional<SimTime> bought_first(double quantile) const;
    /// When the service ends of a device that has so long left, at its purchase or the start.
    static SimTime service_end(SimTime bought, double left_years) {
        return std::max(bought, SimTime{}) + span_of(left_years);
    }
    /// When a device goes offline that is kept so long; its successor's successor pushes it out.
    static SimTime offline(SimTime replaced, double kept_years, SimTime successor_end) {
        return std::min(replaced + span_of(kept_years), successor_end);
    }
    /// At least a microsecond, so that a device in service at the start is in service then; not
    /// beyond the clock.
    static SimSpan span_of(double length_years) {
        return std::max(SimSpan{1}, years(std::min(forever_years, length_years)));
    }

    [[nodiscard]] std::optional<OwnedDevice> first_device(SlotId slot) const;
    [[nodiscard]] std::optional<OwnedDevice> next_device(const OwnedDevice& device) const;
    /// The device replaced by `first` before the start, if it is still online then and later than
    /// `from`.
    [[nodiscard]] std::optional<OwnedDevice> kept_at_start(const OwnedDevice& first,
                                                           SimTime from) const;
    /// A device that has served `age_years` at its purchase or, if later, at the start.
    [[nodiscard]] OwnedDevice owned(DeviceId id, SimTime bought, double age_years) const;
    /// When the service of such a device ends.
    [[nodiscard]] SimTime service_end(DeviceId device, SimTime bought, double age_years) const;
    /// When a shrinking base gives up the slot; `never` where the base does not shrink.
    [[nodiscard]] SimTime leaves(SlotId slot) const;
    /// Share of the purchases so many years before the start that replaced a device.
    [[nodiscard]] double replacing_before_start(double years) const;
    /// Service life of a device that was replaced `years` before the start.
    [[nodiscard]] double served_years(DeviceId device, double years) const;

    /// Of an exponential base: the devices replaced before the start after at most so many steps of
    /// life, in any unit.
    [[nodiscard]] std::vector<double> replaced_until() const;

    [[nodiscard]] CohortShares shares(const DeviceClassOptions& device_class,
                                      double horizon_years) const;
    [[nodiscard]] AgeDistribution ages() const;

    // Beyond any horizon; longer spans might lie beyond the clock.
    static constexpr double forever_years = 1000;

    double places_;
    SimTime horizon_;
    AdoptionCurve curve_;
    ServiceLife life_;
    double steady_growth_per_year_;       ///< of an exponential base; 0 where it shrinks
    CohortShares shares_;                 ///< empty for an exponential base that keeps nothing
    std::optional<BirthHistory> births_;  ///< of a base that is not exponential
    std::vector<double> replaced_until_;  ///< [step of life]; empty for other bases
    AgeDistribution ages_;
    sim::RandomKey key_;
};

}  // namespace cordon::models
