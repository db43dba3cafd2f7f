#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// How many there are of something now, and the summed time they have been there. Integers, so that
/// partitions add up to the same sum in any order.
struct Occupancy {
    std::int64_t now = 0;
    std::int64_t ended_milliseconds = 0;  ///< of those that have gone
    std::int64_t since_milliseconds = 0;  ///< summed starts of those that are there

    void begin(SimTime when) noexcept {
        ++now;
        since_milliseconds += when.microseconds / 1000;
    }
    void end(SimTime begun, SimTime when) {
        CORDON_EXPECT_HOT(now > 0);
        --now;
        ended_milliseconds += when.microseconds / 1000 - begun.microseconds / 1000;
        since_milliseconds -= begun.microseconds / 1000;
    }
    Occupancy& operator+=(const Occupancy& other) noexcept {
        now += other.now;
        ended_milliseconds += other.ended_milliseconds;
        since_milliseconds += other.since_milliseconds;
        return *this;
    }

    /// Milliseconds until `time`, summed. \pre time is at or after every start
    [[nodiscard]] std::int64_t milliseconds(SimTime time) const noexcept {
        return ended_milliseconds + now * (time.microseconds / 1000) - since_milliseconds;
    }

    /// The same in days.
    [[nodiscard]] double days(SimTime time) const noexcept {
        return static_cast<double>(milliseconds(time)) / 86'400e3;
    }
    /// Of those that have gone alone, in days.
    [[nodiscard]] double ended_days() const noexcept {
        return static_cast<double>(ended_milliseconds) / 86'400e3;
    }
};

/// Counts of the spells of one kind of campaign in one stratum of one partition.
struct SpellCounts {
    Occupancy held;        ///< devices infected
    Occupancy in_contact;  ///< of those, what the campaign can use
    Occupancy collecting;  ///< of those, what the campaign reads
    std::int64_t spells = 0;
    std::int64_t ever = 0;  ///< distinct devices infected so far

    SpellCounts& operator+=(const SpellCounts& other) noexcept {
        held += other.held;
        in_contact += other.in_contact;
        collecting += other.collecting;
        spells += other.spells;
        ever += other.ever;
        return *this;
    }
};

/// Spell counts by kind of campaign and stratum, kept as spells begin and end: asking costs nothing
/// that grows with the devices.
class SpellTally {
public:
    SpellTally(std::size_t kinds, std::size_t strata) : strata_(strata), counts_(kinds * strata) {}

    void add(const SpellTally& other) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            counts_[i] += other.counts_[i];
        }
    }

    [[nodiscard]] const SpellCounts& counts(std::size_t kind, std::size_t stratum) const {
        return counts_[kind * strata_ + stratum];
    }
    [[nodiscard]] SpellCounts& counts(std::size_t kind, std::size_t stratum) {
        return counts_[kind * strata_ + stratum];
    }

private:
    std::size_t strata_;
    std::vector<SpellCounts> counts_;  ///< [kind][stratum]
};

}  // namespace cordon::models
