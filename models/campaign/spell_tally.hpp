#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// Counts of one campaign's spells in one stratum of one partition. Integers, so that partitions
/// add up to the same sum in any order.
struct SpellCounts {
    std::int64_t active = 0;                     ///< devices held now
    std::int64_t spells = 0;                     ///< infections so far
    std::int64_t ever = 0;                       ///< distinct devices infected so far
    std::int64_t ended_milliseconds = 0;         ///< summed length of the spells that ended
    std::int64_t active_since_milliseconds = 0;  ///< summed starts of the spells that go on

    SpellCounts& operator+=(const SpellCounts& other) noexcept {
        active += other.active;
        spells += other.spells;
        ever += other.ever;
        ended_milliseconds += other.ended_milliseconds;
        active_since_milliseconds += other.active_since_milliseconds;
        return *this;
    }

    /// Device-milliseconds held until `now`. \pre now is at or after every start
    [[nodiscard]] std::int64_t device_milliseconds(SimTime now) const noexcept {
        return ended_milliseconds + active * (now.microseconds / 1000) - active_since_milliseconds;
    }

    /// The same in device-days.
    [[nodiscard]] double device_days(SimTime now) const noexcept {
        return static_cast<double>(device_milliseconds(now)) / 86'400e3;
    }
};

/// Spell counts by campaign and stratum, kept as spells begin and end: asking costs nothing that
/// grows with the devices.
class SpellTally {
public:
    SpellTally(std::size_t campaigns, std::size_t strata)
        : strata_(strata), counts_(campaigns * strata), active_(campaigns, 0) {}

    void begin(std::size_t campaign, std::size_t stratum, SimTime when, bool first) {
        auto& counts = at(campaign, stratum);
        ++counts.active;
        ++counts.spells;
        counts.ever += first ? 1 : 0;
        counts.active_since_milliseconds += when.microseconds / 1000;
        ++active_[campaign];
    }

    void end(std::size_t campaign, std::size_t stratum, SimTime begun, SimTime when) {
        auto& counts = at(campaign, stratum);
        CORDON_EXPECT_HOT(counts.active > 0);
        --counts.active;
        counts.ended_milliseconds += when.microseconds / 1000 - begun.microseconds / 1000;
        counts.active_since_milliseconds -= begun.microseconds / 1000;
        --active_[campaign];
    }

    void add(const SpellTally& other) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            counts_[i] += other.counts_[i];
        }
        for (std::size_t campaign = 0; campaign < active_.size(); ++campaign) {
            active_[campaign] += other.active_[campaign];
        }
    }

    [[nodiscard]] const SpellCounts& counts(std::size_t campaign, std::size_t stratum) const {
        return counts_[campaign * strata_ + stratum];
    }
    [[nodiscard]] std::int64_t active(std::size_t campaign) const { return active_[campaign]; }

private:
    [[nodiscard]] SpellCounts& at(std::size_t campaign, std::size_t stratum) {
        return counts_[campaign * strata_ + stratum];
    }

    std::size_t strata_;
    std::vector<SpellCounts> counts_;   ///< [campaign][stratum]
    std::vector<std::int64_t> active_;  ///< [campaign], over all strata
};

}  // namespace cordon::models
