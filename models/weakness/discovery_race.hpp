#pragma once

#include "models/policy/piecewise_clock.hpp"
#include "models/weakness/weakness_options.hpp"
#include "sim/distributions.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// A vulnerability's name for ever: the identity of the line or component it is in, and which of
/// those it is. A number and nothing else: it says nothing about a flaw.
struct VulnerabilityName {
    std::uint64_t scope;    ///< identity_of the line or component, below 2^40
    std::uint64_t ordinal;  ///< below 2^40
};

/// Who knows a vulnerability, and from when.
struct Discovery {
    SimTime defenders;               ///< the maker and those who protect
    SimTime first_attackers;         ///< `never` if defenders were first
    std::vector<SimTime> attackers;  ///< [attacker class] able to use it; `never` if not its find

    [[nodiscard]] bool attackers_first() const { return first_attackers < defenders; }
};

/// The race for a vulnerability, from its birth (MODEL 4.4).
///
/// Each class of attackers finds it after an exponential time, so do defenders, all independent.
/// If defenders are first, attackers learn of it with everybody. If attackers are, they keep it
/// for a Weibull life, in which other classes may find it too. Defenders' waits, both, are read on
/// a clock that runs faster where the maker takes reports. Every clock is keyed by the
/// vulnerability's name, an attacker's by the class too: policies and neighbours change nothing.
///
/// With shape 1 and mean 1 / rate the second wait is the first one's rest, and all clocks are
/// independent exponentials.
class DiscoveryRace {
public:
    /// \param weakness  must outlive the race
    DiscoveryRace(const WeaknessOptions& weakness, sim::RandomKey key);

    /// Chance that some attacker is first where defenders' clock runs at `rate`:
    /// sum(lambda_A) / (sum(lambda_A) + rate lambda_D).
    [[nodiscard]] double attackers_first(double rate) const;

    /// Births per vulnerability that becomes known to be exploited, at that rate: 1 / (P h_held +
    /// (1 - P) h_disclosed) with P = attackers_first(rate).
    [[nodiscard]] double births_per_exploited(double rate) const;

    /// Fills `discovery`. \param clock  the defenders'
    void run(const VulnerabilityName& name, SimTime born, const PiecewiseClock& clock,
             Discovery& discovery) const;

private:
    const WeaknessOptions& weakness_;
    sim::RandomKey key_;
    sim::Weibull held_life_years_;
    std::vector<std::uint64_t> class_identity_;
};

}  // namespace cordon::models
