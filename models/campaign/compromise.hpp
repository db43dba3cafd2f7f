#pragma once

#include "models/campaign/conditions.hpp"
#include "models/campaign/local_network.hpp"
#include "models/campaign/spell.hpp"
#include "models/campaign/spell_ledger.hpp"
#include "models/campaign/spell_tally.hpp"
#include "models/campaign/strata.hpp"
#include "models/campaign/target.hpp"
#include "models/campaign/touched_devices.hpp"
#include "models/campaign/touched_sites.hpp"
#include "models/nation.hpp"
#include "models/purpose.hpp"
#include "sim/digest.hpp"
#include "sim/event_calendar.hpp"
#include "sim/window_engine.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cordon::models {

/// The spells of one partition of a nation's sites: who is taken when, by whom, and until when
/// (MODEL 4.7 to 4.10).
///
/// A scanned device has a keyed first hit on the campaign's pressure clock, and a new one, a unit
/// exponential away, whenever it can be taken again; it is taken when the clock passes there: exact
/// for random scanning, with no event for a probe that fails. Each touched device meets its events
/// in the order of time. A device is held by one campaign at a time; those whose probes hit it
/// meanwhile wait, or throw the holder out.
class Compromise {
public:
    /// The sites whose number leaves the remainder `partition` when divided by `partitions`.
    /// \param networks  of the nation; must outlive the object, as must the nation
    Compromise(const Nation& nation, const LocalNetworks& networks, std::size_t partition,
               std::size_t partitions);

    [[nodiscard]] std::size_t partition() const noexcept { return partition_; }
    [[nodiscard]] std::size_t partitions() const noexcept { return partitions_; }
    [[nodiscard]] const Strata& strata() const noexcept { return strata_; }

    /// A device that scanning may take, and where on the campaign's clock the first probe hits it.
    /// \param first_hit  probes; the clock has not come so far
    void add_scanned(const Target& target, double first_hit);

    /// A device that scanning has taken before the start.
    void add_held(const Target& target) { schedule_recruit(target, SimTime{}); }

    /// Lets `target` be taken at `when`, in a window to come, if it is still free and weak then.
    void schedule_recruit(const Target& target, SimTime when);

    /// No event comes before this time in the window that `conditions` are for, as in advance.
    [[nodiscard]] SimTime next_event(const Conditions& conditions);

    /// Runs to the window's end. Windows without an event may be left out.
    /// \return how many events it handled
    std::uint64_t advance(const sim::Window& window, const Conditions& conditions);

    /// A takedown, the `ordinal`th of the campaign, or its end, at an edge: devices lose contact or
    /// are cleaned, by the shares given.
    void disrupt(std::size_t campaign, std::uint64_t ordinal, double cut_off, double cleaned,
                 SimTime edge, const Conditions& conditions);

    /// At an edge: operators learn to tell the campaign's devices.
    void disclose(std::size_t campaign, SimTime edge);

    /// At an edge: the campaign begins, or ceases, to read what it holds.
    void set_collecting(std::size_t campaign, SimTime edge, const Conditions& conditions);

    /// At an edge: a share of the devices that campaigns of its kind have held are tried once more,
    /// each at a time of its own in the days to come.
    void recall(std::size_t campaign, std::uint64_t ordinal, double share, SimTime edge);

    /// The campaign has lost exploits: what it can take is found anew, device by device.
    void forget_exploits(std::size_t campaign, std::vector<std::uint64_t> lost);

    /// True if no campaign that picks its victims takes the device now.
    [[nodiscard]] bool is_closed(DeviceId device) const { return touched_.is_closed(device); }

    /// True if a device of the partition is infected.
    [[nodiscard]] bool holds_anybody() const noexcept { return held_ > 0; }
    /// [campaign], devices it holds and can use
    [[nodiscard]] std::span<const std::int64_t> in_contact() const noexcept { return in_contact_; }
    /// A device that operators have found, and what its owner will do once he is told.
    struct Case {
        SimTime found;
        std::uint64_t device;  ///< packed
        std::uint32_t target;
        std::uint16_t spell;
        SpellEnd remedy;
    };
    /// Cases opened since the last call.
    [[nodiscard]] std::vector<Case> take_cases() { return std::exchange(cases_, {}); }
    /// Lets the owner act at `when`, in a window to come, if the spell still goes on.
    void schedule_remedy(const Case& found, SimTime when);

    [[nodiscard]] const SpellTally& tally() const noexcept { return tally_; }
    [[nodiscard]] const SiteTally& sites() const noexcept { return sites_.tally(); }
    [[nodiscard]] const sim::Digest& digest() const noexcept { return digest_; }

private:
    friend class Conservation;

    /// What happens at a time, in the order in which simultaneous events happen.
    enum class Kind : std::uint64_t {
        end = 0,      ///< of a spell; detail: SpellEnd
        found = 1,    ///< an infected device; detail: Finder
        cycle = 2,    ///< a staged implant loses its upper stage, or has it again
        arm = 3,      ///< a target's clock begins
        hit = 4,      ///< a probe succeeds
        recruit = 5,  ///< somebody picked the device
        contact = 6,  ///< an infected device tries a place at its site
    };
    enum class Finder : std::uint8_t { owner, network };

    /// `key` is the time; `tie` has the kind as priority, the device as owner, the campaign and the
    /// episode. An event of a spell that has ended, or of a clock set anew, is void: `stamp`.
    struct TimeEvent {
        std::uint64_t key;
        std::uint64_t tie;
        std::uint32_t target;  ///< index into targets_
        std::uint16_t stamp;   ///< spells of the device, or thresholds of the target, so far
        std::uint16_t detail;
    };

    /// `key` is a level of the campaign's clock.
    struct LevelEvent {
        std::uint64_t key;
        std::uint64_t tie;
        std::uint32_t target;
        std::uint16_t stamp;
    };

    static std::uint64_t tie_of(Kind kind, const Target& target);

    void schedule(SimTime when, Kind kind, std::uint32_t target, std::uint32_t stamp,
                  std::uint16_t detail = 0);
    void handle(const TimeEvent& event, const Conditions& conditions);
    /// Has the memory bring what the next events are about.
    void fetch_ahead() const;
    std::uint32_t add(const Target& target);

    // A target's clock.
    void arm(std::uint32_t target, SimTime when, double share, const Conditions& conditions);
    void hit(std::uint32_t target, SimTime when, const Conditions& conditions);
    void meet_rival(std::uint32_t target, SimTime when, const Conditions& conditions);
    void wait(std::uint32_t target, SimTime when, const Conditions& conditions);
    /// Everybody who waits for the device has his clock set anew.
    void release(TouchedDevice& record, SimTime when, const Conditions& conditions);
    /// Where on the campaign's clock the next probe hits a target whose clock begins.
    [[nodiscard]] PressureLevel next_hit(Target& target, PressureLevel now, double share) const;
    void push_level(std::uint32_t target, PressureLevel level);
    /// Whether the target is weak at `when`, what owners and losses of exploits have changed
    /// included; sets the end of its weakness anew, and its clock if that begins later.
    [[nodiscard]] bool confirm(std::uint32_t target, SimTime when);

    // A spell.
    void take(std::uint32_t target, SimTime when, const Conditions& conditions);
    void watch(std::uint32_t target, SimTime when, Finder finder, std::uint64_t ordinal);
    void find(const TimeEvent& event, SimTime when, const Conditions& conditions);
    void cycle(const TimeEvent& event, SimTime when, const Conditions& conditions);
    void contact(const TimeEvent& event, SimTime when, const Conditions& conditions);
    /// Finds the devices at its site that the new holder may take during the spell.
    void meet_neighbours(std::uint32_t target, SimTime when);
    void schedule_contact(std::uint32_t target, SimTime when, std::uint16_t ordinal);
    /// What comes at a rate while the spell goes on: the next time, unless the spell ends before.
    void schedule_in_spell(std::uint32_t target, Kind kind, Purpose purpose, SimTime when,
                           double rate_per_year, std::uint16_t ordinal);
    void set_contact(TouchedDevice& record, bool contact, SimTime when,
                     const Conditions& conditions);
    void set_reading(TouchedDevice& record, bool reads, SimTime when);
    /// Ends the spell and leaves the record to others.
    void leave(TouchedDevice& record, SpellEnd cause, SimTime when, const Conditions& conditions);
    void end_spell(std::uint32_t place, SpellEnd cause, SimTime when, const Conditions& conditions);

    template <class Visit>
    void for_each_held(std::size_t campaign, const Visit& visit);

    [[nodiscard]] const CampaignOptions& options_of(const Target& target) const {
        return nation_.threats().campaigns()[target.campaign].options;
    }
    [[nodiscard]] std::size_t kind_of(const Target& target) const {
        return nation_.threats().campaigns()[target.campaign].kind;
    }
    [[nodiscard]] SpellCounts& counts_of(const Target& target) {
        return tally_.counts(kind_of(target), target.stratum);
    }
    /// How often the weakness of a touched device may have changed from what was drawn.
    [[nodiscard]] std::uint16_t changes_of(const Target& target) {
        return static_cast<std::uint16_t>(touched_[target.record].mended +
                                          lost_[target.campaign].size());
    }
    /// Share of a campaign's hits on a rival's device that throw the rival out.
    [[nodiscard]] double eviction_share(const Target& by, const Target& holder) const;
    [[nodiscard]] sim::RandomStream draws(const Target& target, Purpose purpose,
                                          std::uint64_t which) const;

    const Nation& nation_;
    const LocalNetworks& networks_;
    Strata strata_;
    std::size_t partition_;
    std::size_t partitions_;
    std::vector<Target> targets_;
    std::vector<sim::EventCalendar<LevelEvent>> levels_;  ///< [campaign][device class]
    sim::EventCalendar<TimeEvent> calendar_;
    TouchedDevices touched_;
    /// By record of an infected device: targets at its site. Never iterated.
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> neighbours_;
    std::vector<std::vector<std::uint64_t>> lost_;  ///< [campaign], vulnerabilities, increasing
    std::vector<std::int64_t> in_contact_;          ///< [campaign]
    std::int64_t held_ = 0;                         ///< by anybody
    std::vector<Case> cases_;
    SpellTally tally_;
    TouchedSites sites_;
    [[no_unique_address]] SpellLedger ledger_;
    sim::Digest digest_;
};

}  // namespace cordon::models
