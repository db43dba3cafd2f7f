#include "models/campaign/spell.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::models {

SimTime first_event(SimTime from, double rate_per_year, double unit_exponential) {
    if (rate_per_year <= 0) {
        return never;
    }
    constexpr double longest_years = 1e4;
    return from +
           std::max(SimSpan{1}, years(std::min(longest_years, unit_exponential / rate_per_year)));
}

SpellOutcome draw_spell(Implant implant, double reboots_per_year, SimTime begin, SimTime weak_until,
                        SimTime retired, double unit_exponential) {
    CORDON_EXPECT_HOT(begin < weak_until && weak_until <= retired);
    const SimTime reboot = implant == Implant::in_memory
                               ? first_event(begin, reboots_per_year, unit_exponential)
                               : never;
    if (reboot < weak_until) {
        return {reboot, SpellEnd::reboot};
    }
    return {weak_until, weak_until == retired ? SpellEnd::retired : SpellEnd::mended};
}

Remedy remedy(const RemedyShares& shares, double quantile) {
    double below = shares.ignored;
    if (quantile < below) {
        return Remedy::ignored;
    }
    if (quantile < (below += shares.restarted)) {
        return Remedy::restarted;
    }
    if (quantile < (below += shares.credential_changed)) {
        return Remedy::credential_changed;
    }
    return quantile < below + shares.patched ? Remedy::patched : Remedy::replaced;
}

Remedy remedy_of_who_acts(const RemedyShares& shares, double quantile) {
    const double acting =
        shares.restarted + shares.credential_changed + shares.patched + shares.replaced;
    if (acting <= 0) {
        return Remedy::restarted;
    }
    return remedy({.ignored = 0,
                   .restarted = shares.restarted / acting,
                   .credential_changed = shares.credential_changed / acting,
                   .patched = shares.patched / acting,
                   .replaced = shares.replaced / acting},
                  quantile);
}

}  // namespace cordon::models
