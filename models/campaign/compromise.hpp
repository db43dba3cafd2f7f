#pragma once

#include "models/campaign/pressure.hpp"
#include "models/campaign/spell.hpp"
#include "models/campaign/spell_tally.hpp"
#include "models/campaign/touched_devices.hpp"
#include "models/nation.hpp"
#include "sim/digest.hpp"
#include "sim/event_calendar.hpp"
#include "sim/window_engine.hpp"

#include <span>
#include <vector>

namespace cordon::models {

class TargetScan;

/// Which sector, device class and bloc a spell is counted under, as one number.
class Strata {
public:
    explicit Strata(const JurisdictionOptions& options)
        : sectors_(options.population.sectors.size()),
          classes_(options.population.device_classes.size()), blocs_(options.market.blocs.size()) {}

    [[nodiscard]] std::size_t size() const noexcept { return sectors_ * classes_ * blocs_; }
    [[nodiscard]] std::size_t index(std::size_t sector, std::size_t device_class,
                                    std::size_t bloc) const noexcept {
        return (sector * classes_ + device_class) * blocs_ + bloc;
    }
    [[nodiscard]] std::size_t sector(std::size_t stratum) const noexcept {
        return stratum / (classes_ * blocs_);
    }
    [[nodiscard]] std::size_t device_class(std::size_t stratum) const noexcept {
        return stratum / blocs_ % classes_;
    }
    [[nodiscard]] std::size_t bloc(std::size_t stratum) const noexcept { return stratum % blocs_; }

private:
    std::size_t sectors_;
    std::size_t classes_;
    std::size_t blocs_;
};

/// A device that a campaign may take in one of its episodes.
struct Target {
    DeviceId device;
    SimTime weak_until;  ///< end of the episode
    SimTime retired;     ///< end of the device
    std::uint32_t stratum;
    std::uint16_t device_class;
    std::uint8_t campaign;
    std::uint8_t episode;  ///< which of the device's, from 0; wraps at 256
    /// Found by scanning, so that the clock goes on for it after a spell; others were picked.
    bool scanned;
    std::uint16_t thresholds = 0;  ///< drawn so far in this episode
};

/// The spells of one partition of a nation's sites: who is taken when, and until when
/// (MODEL 4.7, 4.10).
///
/// A scanned device gets a keyed unit-exponential threshold at the start of each susceptible
/// stretch and is taken when the campaign's pressure clock passes it: exact for random scanning,
/// with no event for a probe that fails. Targets whose threshold lies beyond any pressure the
/// campaign can reach are never stored. Each touched device meets its events in the order of time.
class Compromise {
public:
    /// The sites whose number leaves the remainder `partition` when divided by `partitions`.
    Compromise(const Nation& nation, std::size_t partition, std::size_t partitions);

    /// Finds the devices each scanning campaign may take from its start to the horizon and gives
    /// them their first thresholds. Call once, before the first window.
    /// \param pressures  [campaign], null for campaigns that do not scan
    /// \param reachable_slots  [campaign], in all jurisdictions: it cannot hold more devices
    void find_targets(std::span<const ScanningPressure* const> pressures,
                      std::span<const std::uint64_t> reachable_slots);

    /// Lets `target` be taken at `when`, in a window to come, if it is still free and weak then.
    void schedule_recruit(const Target& target, SimTime when);

    /// No event comes before this time in the window over which `clocks` run, as in advance.
    [[nodiscard]] SimTime next_event(std::span<const PressureWindow> clocks);

    /// Runs to the window's end. `clocks`: [campaign], the pressure clocks over the window.
    /// Windows without an event may be left out.
    /// \return how many events it handled
    std::uint64_t advance(const sim::Window& window, std::span<const PressureWindow> clocks);

    /// True if no campaign can take the device now.
    [[nodiscard]] bool is_closed(DeviceId device) const { return touched_.is_closed(device); }

    [[nodiscard]] const SpellTally& tally() const noexcept { return tally_; }
    [[nodiscard]] const sim::Digest& digest() const noexcept { return digest_; }

private:
    /// What happens at a time, in the order in which simultaneous events happen.
    enum class Kind : std::uint64_t { spell_end = 1, arm = 2, hit = 3, recruit = 4 };

    /// `key` is the time; `tie` has the kind as priority, the device as owner, the campaign as
    /// purpose and the episode as ordinal.
    struct TimeEvent {
        std::uint64_t key;
        std::uint64_t tie;
        std::uint32_t target;  ///< index into targets_
        SpellEnd cause;        ///< of a spell_end
    };

    /// `key` is a level of the campaign's clock; `tie` has the device and the episode.
    struct LevelEvent {
        std::uint64_t key;
        std::uint64_t tie;
        std::uint32_t target;
    };

    static std::uint64_t tie_of(Kind kind, const Target& target);

    void find_targets_of(std::size_t campaign, const ScanningPressure& pressure, TargetScan& scan);
    void find_targets_in(const SlotBlock& block, std::size_t campaign,
                         const ScanningPressure& pressure, TargetScan& scan);
    void add_target(const Target& target, SimTime weak_from, const ScanningPressure& pressure);
    void arm(std::uint32_t target, SimTime when, std::span<const PressureWindow> clocks);
    void hit(std::uint32_t target, SimTime when);
    void take(std::uint32_t target, SimTime when, TouchedDevice& record);
    void end_spell(const TimeEvent& event, SimTime when, std::span<const PressureWindow> clocks);
    void schedule(SimTime when, Kind kind, std::uint32_t target, SpellEnd cause);
    [[nodiscard]] double next_threshold(Target& target) const;

    const Nation& nation_;
    Strata strata_;
    std::size_t partition_;
    std::size_t partitions_;
    std::vector<Target> targets_;
    std::vector<double> domestic_limit_;                  ///< [campaign], bots at most
    std::vector<sim::EventCalendar<LevelEvent>> levels_;  ///< [campaign]
    sim::EventCalendar<TimeEvent> calendar_;
    TouchedDevices touched_;
    SpellTally tally_;
    sim::Digest digest_;
};

}  // namespace cordon::models
