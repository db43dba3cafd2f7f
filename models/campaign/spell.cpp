#include "models/campaign/spell.hpp"

#include "base/contract.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// When a Poisson clock that runs from `begin` first strikes, at least a microsecond on.
SimTime strike(SimTime begin, double rate_per_year, double unit_exponential) {
    if (rate_per_year <= 0) {
        return never;
    }
    const double wait_years = std::min(1e4, unit_exponential / rate_per_year);
    return begin + std::max(SimSpan{1}, years(wait_years));
}

}  // namespace

SpellOutcome draw_spell(const CampaignOptions& campaign, double reboots_per_year, SimTime begin,
                        SimTime weak_until, SimTime retired, sim::RandomStream rng) {
    CORDON_EXPECT_HOT(begin < weak_until && weak_until <= retired);
    const SimTime reboot =
        strike(begin, campaign.survives_reboot ? 0 : reboots_per_year, sim::exponential(rng));
    const SimTime cleanup = strike(begin, campaign.cleanup_per_year, sim::exponential(rng));
    const bool hardens = rng.uniform() < campaign.hardened;
    SpellOutcome outcome{weak_until, weak_until == retired ? SpellEnd::retired : SpellEnd::mended};
    if (reboot < outcome.end) {
        outcome = {reboot, SpellEnd::reboot};
    }
    if (cleanup < outcome.end) {
        outcome = {cleanup, hardens ? SpellEnd::hardened : SpellEnd::cleaned};
    }
    return outcome;
}

}  // namespace cordon::models
