#pragma once

#include "models/intrusion/attempt_clock.hpp"
#include "models/intrusion/held_time.hpp"
#include "models/intrusion/intrusion_totals.hpp"
#include "models/intrusion/organisations.hpp"
#include "models/purpose.hpp"
#include "sim/digest.hpp"
#include "sim/distributions.hpp"

#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace cordon::models {

/// How campaigns that relay go from the devices they hold into organisations (briefs B3, B4).
///
/// Each campaign has two clocks of expected attempts: one counts the device-days it held anywhere
/// (attempts from relays, on sectors by its weights), one those it held in a sector on
/// organisations of that sector and jurisdiction (attempts from inside). Every attempt is keyed by
/// campaign, clock and ordinal. What becomes of an intrusion is decided when it begins; footholds
/// and records copied are functions of time, so only attempts cost anything.
///
/// One for the world, run in series; nothing of it acts back on devices.
class Intrusions {
public:
    /// \param nations  must outlive this   \param key  of the member
    Intrusions(const Nations& nations, sim::RandomKey key);

    /// Makes the attempts of (time(), until]. Within that stretch attempts are spread evenly.
    /// \param held  since the start, at `until`
    /// \param uplift  [campaign], factor on the probability that an attempt succeeds, >= 0, from
    ///                what its sponsor knows of its targets; empty: 1
    /// \pre time() < until
    void advance(SimTime until, const HeldTime& held, std::span<const double> uplift = {});

    /// How far it has come; the start at first.
    [[nodiscard]] SimTime time() const noexcept { return time_; }

    /// Of one jurisdiction, at time().
    [[nodiscard]] IntrusionTotals totals(std::size_t jurisdiction) const;

    /// Of every attempt and what came of it.
    [[nodiscard]] const sim::Digest& digest() const noexcept { return digest_; }

private:
    /// From where an attempt is made; the number of the clock that counts them.
    enum class Origin : std::uint64_t { relay = 0, inside = 1 };

    /// A campaign that makes attempts.
    struct Intruder {
        std::size_t campaign;
        std::uint64_t identity;
        const IntrusionOptions* options;
        std::optional<sim::AliasTable> sectors;  ///< nothing if no organisation is of interest
        AttemptClock from_relays;
        AttemptClock from_inside;
    };

    /// A foothold in an organisation, from its beginning on.
    struct Foothold {
        std::size_t campaign;
        std::size_t sector;
        SimTime begun;
        SimTime discovered;
        SimTime emptied;  ///< when all records are copied, if nobody discovers it before
        std::int64_t records;
    };

    /// An attempt and where it comes from.
    struct Try {
        Attempt attempt;
        Origin origin;
    };

    /// Device-milliseconds that a campaign held in the stretch that is being run.
    struct Stretch {
        std::int64_t anywhere = 0;
        std::int64_t inside = 0;               ///< in sectors with organisations
        std::vector<std::int64_t> by_place{};  ///< [jurisdiction][sector], of those inside
    };

    [[nodiscard]] std::optional<sim::AliasTable> sectors_of(const IntrusionOptions& options) const;
    [[nodiscard]] Stretch stretch_of(std::size_t campaign, const HeldTime& held) const;
    /// The attempts of a campaign in (time(), until], in the order of time.
    [[nodiscard]] std::vector<Try> attempts_of(Intruder& intruder, const Stretch& stretch,
                                               SimTime until) const;
    [[nodiscard]] Organisation victim_of(const Intruder& intruder, const Try& made,
                                         const Stretch& stretch) const;
    void settle(const Intruder& intruder, const Try& made, const Organisation& victim,
                double uplift);
    [[nodiscard]] sim::RandomStream rng_of(const Intruder& intruder, const Try& made,
                                           Purpose purpose) const;
    void count(const Foothold& foothold, IntrusionTotals& totals,
               std::vector<std::int64_t>& milliseconds) const;

    const Nations& nations_;
    sim::RandomKey key_;
    Organisations organisations_;
    std::size_t sectors_;
    std::vector<Intruder> intruders_;
    HeldTime held_;  ///< at time_
    SimTime time_{};
    std::vector<std::int64_t> attempts_;                      ///< [jurisdiction][campaign][sector]
    std::vector<std::vector<Foothold>> footholds_;            ///< [jurisdiction]
    std::set<std::pair<std::size_t, Organisation>> entered_;  ///< campaign and organisation
    sim::Digest digest_;
};

}  // namespace cordon::models
