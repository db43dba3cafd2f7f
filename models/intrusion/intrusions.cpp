#include "models/intrusion/intrusions.hpp"

#include "base/contract.hpp"
#include "models/weakness/delay.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace cordon::models {
namespace {

constexpr double milliseconds_per_year = days_per_year * 86'400e3;

}  // namespace

Intrusions::Intrusions(const Nations& nations, sim::RandomKey key)
    : nations_(nations), key_(key), organisations_(nations),
      sectors_(nations.front().jurisdiction().population.sectors.size()), held_(nations),
      attempts_(nations.size() * nations.front().options().campaigns.size() * sectors_, 0),
      footholds_(nations.size()) {
    const auto& campaigns = nations.front().options().campaigns;
    for (std::size_t campaign = 0; campaign < campaigns.size(); ++campaign) {
        const auto& options = campaigns[campaign].intrusions;
        const std::uint64_t identity = identity_of(campaigns[campaign].name);
        const auto clock = [&](Origin origin) {
            return AttemptClock(key, identity, static_cast<std::uint64_t>(origin));
        };
        if (options) {
            intruders_.push_back({campaign, identity, &*options, sectors_of(*options),
                                  clock(Origin::relay), clock(Origin::inside)});
        }
    }
}

std::optional<sim::AliasTable> Intrusions::sectors_of(const IntrusionOptions& options) const {
    CORDON_EXPECT(options.sector_weights.size() == sectors_);
    auto weights = options.sector_weights;
    for (std::size_t sector = 0; sector < sectors_; ++sector) {
        weights[sector] = organisations_.count(sector) > 0 ? weights[sector] : 0;
    }
    const bool is_any = std::any_of(weights.begin(), weights.end(), [](double w) { return w > 0; });
    return is_any ? std::optional(sim::AliasTable(weights)) : std::nullopt;
}

void Intrusions::advance(SimTime until, const HeldTime& held, std::span<const double> uplift) {
    CORDON_EXPECT(time_ < until);
    for (auto& intruder : intruders_) {
        const Stretch stretch = stretch_of(intruder.campaign, held);
        for (const auto& made : attempts_of(intruder, stretch, until)) {
            settle(intruder, made, victim_of(intruder, made, stretch),
                   uplift.empty() ? 1 : uplift[intruder.campaign]);
        }
    }
    held_ = held;
    time_ = until;
}

Intrusions::Stretch Intrusions::stretch_of(std::size_t campaign, const HeldTime& held) const {
    Stretch stretch;
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        for (std::size_t sector = 0; sector < sectors_; ++sector) {
            const std::int64_t here =
                held.at(campaign, jurisdiction, sector) - held_.at(campaign, jurisdiction, sector);
            CORDON_EXPECT(here >= 0);
            const bool is_inside = organisations_.count(sector, jurisdiction) > 0;
            stretch.anywhere += here;
            stretch.inside += is_inside ? here : 0;
            stretch.by_place.push_back(is_inside ? here : 0);
        }
    }
    return stretch;
}

std::vector<Intrusions::Try> Intrusions::attempts_of(Intruder& intruder, const Stretch& stretch,
                                                     SimTime until) const {
    const auto& options = *intruder.options;
    const auto expected = [](std::int64_t held, double per_year) {
        return static_cast<double>(held) / milliseconds_per_year * per_year;
    };
    const double relays =
        intruder.sectors ? expected(stretch.anywhere, options.from_relays_per_year) : 0;
    const double inside = expected(stretch.inside, options.from_inside_per_year);
    const double most = in_years(until - time_) * options.capacity_per_year;
    const double carried_out = relays + inside > most ? most / (relays + inside) : 1;
    std::vector<Try> tries;
    const auto take_from = [&](AttemptClock& clock, double attempts, Origin origin) {
        clock.open(time_, until, attempts * carried_out);
        for (Attempt attempt{}; clock.next(attempt);) {
            tries.push_back({attempt, origin});
        }
    };
    take_from(intruder.from_relays, relays, Origin::relay);
    take_from(intruder.from_inside, inside, Origin::inside);
    std::sort(tries.begin(), tries.end(), [](const Try& a, const Try& b) {
        return std::tie(a.attempt.time, a.origin, a.attempt.ordinal) <
               std::tie(b.attempt.time, b.origin, b.attempt.ordinal);
    });
    return tries;
}

sim::RandomStream Intrusions::rng_of(const Intruder& intruder, const Try& made,
                                     Purpose purpose) const {
    return stream(key_, intruder.identity, purpose,
                  2 * made.attempt.ordinal + static_cast<std::uint64_t>(made.origin));
}

Organisation Intrusions::victim_of(const Intruder& intruder, const Try& made,
                                   const Stretch& stretch) const {
    auto rng = rng_of(intruder, made, Purpose::intrusion_victim);
    if (made.origin == Origin::relay) {
        const std::size_t sector = (*intruder.sectors)(rng);
        return organisations_.any(sector, rng);
    }
    auto behind =
        static_cast<std::int64_t>(sim::below(rng, static_cast<std::uint64_t>(stretch.inside)));
    std::size_t place = 0;
    while (behind >= stretch.by_place[place]) {
        behind -= stretch.by_place[place];
        ++place;
    }
    return organisations_.any(place % sectors_, place / sectors_, rng);
}

void Intrusions::settle(const Intruder& intruder, const Try& made, const Organisation& victim,
                        double uplift) {
    const auto& population = nations_[victim.jurisdiction].jurisdiction().population;
    const std::size_t sector = population.site_types[victim.site_type].sector;
    const auto& defence = *population.sectors[sector].organisations;
    const SimTime when = made.attempt.time;
    const std::size_t campaigns = nations_.front().options().campaigns.size();
    ++attempts_[(victim.jurisdiction * campaigns + intruder.campaign) * sectors_ + sector];
    auto rng = rng_of(intruder, made, Purpose::intrusion_outcome);
    // Whom a campaign has entered once is of no interest to it again.
    const bool succeeds = rng.uniform() < (1 - defence.resistance) * uplift &&
                          entered_.emplace(intruder.campaign, victim).second;
    digest_.add(when.microseconds, identity_of_pair(intruder.identity, victim.site),
                identity_of_pair(victim.jurisdiction, victim.site_type) * 2 + (succeeds ? 1 : 0));
    if (succeeds) {
        const SimTime discovered = when + drawn(defence.discovery, rng);
        const SimTime emptied = when + drawn(intruder.options->exfiltration, rng);
        footholds_[victim.jurisdiction].push_back({intruder.campaign, sector, when, discovered,
                                                   std::max(emptied, when + SimSpan{1}),
                                                   organisations_.records(victim)});
    }
}

void Intrusions::count(const Foothold& foothold, IntrusionTotals& totals,
                       std::vector<std::int64_t>& milliseconds) const {
    const std::size_t cell = foothold.campaign * sectors_ + foothold.sector;
    const SimTime until = std::min(time_, foothold.discovered);
    const double whole = in_days(foothold.emptied - foothold.begun);
    const double share = std::min(1.0, in_days(until - foothold.begun) / whole);
    const bool is_inside = time_ < foothold.discovered;
    ++totals.intrusions[cell];
    totals.discovered[cell] += is_inside ? 0 : 1;
    totals.footholds[cell] += is_inside ? 1 : 0;
    totals.exfiltrated_records[cell] +=
        static_cast<std::int64_t>(share * static_cast<double>(foothold.records));
    milliseconds[cell] += (until - foothold.begun).microseconds / 1000;
}

IntrusionTotals Intrusions::totals(std::size_t jurisdiction) const {
    const auto& world = nations_.front().options();
    const auto& options = nations_[jurisdiction].jurisdiction();
    const std::size_t cells = world.campaigns.size() * sectors_;
    const auto first = attempts_.begin() + static_cast<std::ptrdiff_t>(jurisdiction * cells);
    IntrusionTotals totals;
    totals.attempts.assign(first, first + static_cast<std::ptrdiff_t>(cells));
    for (auto* counts :
         {&totals.intrusions, &totals.discovered, &totals.footholds, &totals.exfiltrated_records}) {
        counts->assign(cells, 0);
    }
    std::vector<std::int64_t> milliseconds(cells, 0);
    for (const auto& foothold : footholds_[jurisdiction]) {
        count(foothold, totals, milliseconds);
    }
    totals.critical_footholds.assign(world.campaigns.size(), 0);
    totals.held_records.assign(options.market.blocs.size(), 0);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::size_t campaign = cell / sectors_;
        const auto& sector = options.population.sectors[cell % sectors_];
        const auto& sponsor = world.actors[world.campaigns[campaign].actor].sponsor;
        totals.foothold_days.push_back(static_cast<double>(milliseconds[cell]) / 86'400e3);
        totals.critical_footholds[campaign] += sector.is_critical ? totals.footholds[cell] : 0;
        if (sponsor && sector.organisations) {
            totals.held_records[*sponsor] += static_cast<double>(totals.exfiltrated_records[cell]) *
                                             sector.organisations->record_sensitivity;
        }
    }
    return totals;
}

}  // namespace cordon::models
