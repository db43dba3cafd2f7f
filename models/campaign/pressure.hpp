#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/campaign_options.hpp"

#include <cstdint>

namespace cordon::models {

/// A reading of a campaign's pressure clock: probes that an exposed address has been due, in 2^-40.
///
/// Fixed point: a float loses the order of levels once the clock has run long (MODEL 7.4). The
/// clock reaches 8 million probes, a hundred times what a saturating worm sends in a decade.
using PressureLevel = std::uint64_t;

/// A number of probes as a span of the clock, rounded down. \pre 0 <= probes < 2^23
PressureLevel pressure_span(double probes);

/// The bots of a scanning campaign outside the jurisdiction: logistic growth from one bot, a
/// plateau, then exponential decay. A path given from outside; domestic bots do not move it.
class ForeignBots {
public:
    /// \param start  of the growth
    ForeignBots(const ScanningOptions& options, SimTime start);

    [[nodiscard]] double at(SimTime time) const;

    /// Relative growth at `time`, 1/day; 0 before the start and from the plateau on.
    [[nodiscard]] double growth_per_day(SimTime time) const;

    /// Bot-days over [from, until]. \pre from <= until
    [[nodiscard]] double bot_days(SimTime from, SimTime until) const;

private:
    [[nodiscard]] double growing_bot_days(double days_since_start) const;
    [[nodiscard]] double bot_days_since_start(SimTime until) const;

    SimTime start_;
    double plateau_;
    double growth_per_day_;
    double decay_per_day_;
    double decay_begins_days_;  ///< since `start_`
};

/// The pressure a scanning campaign puts on every exposed address: probes a day are the bots'
/// probe rate over the address space, domestic and foreign bots alike (MODEL 4.7).
class ScanningPressure {
public:
    ScanningPressure(const ScanningOptions& options, SimTime start);

    [[nodiscard]] const ForeignBots& foreign_bots() const noexcept { return foreign_; }

    /// Probes an address is due over [from, until] while `domestic_bots` scan from within.
    [[nodiscard]] double probes(double domestic_bots, SimTime from, SimTime until) const;

private:
    ForeignBots foreign_;
    double probes_per_bot_day_;
};

/// The pressure clock over one window, in which it runs evenly.
struct PressureWindow {
    SimTime begin;
    SimTime end;
    PressureLevel level_at_begin = 0;
    PressureLevel rise = 0;

    [[nodiscard]] PressureLevel level_at_end() const noexcept { return level_at_begin + rise; }

    /// \pre begin <= time <= end
    [[nodiscard]] PressureLevel level_at(SimTime time) const;

    /// When the clock passes `level`, in (begin, end]. \pre level_at_begin < level <= level_at_end
    [[nodiscard]] SimTime time_of(PressureLevel level) const;
};

}  // namespace cordon::models
