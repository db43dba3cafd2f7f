#include "models/weakness/disclosure_law.hpp"

#include "models/purpose.hpp"
#include "models/weakness/delay.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Exact for a divisor of one.
SimSpan quotient(SimSpan span, double divisor) {
    return {static_cast<std::int64_t>(static_cast<double>(span.microseconds) / divisor)};
}

}  // namespace

DisclosureLaw::DisclosureLaw(const WeaknessOptions& weakness, const PolicyRules& policy,
                             sim::RandomKey key)
    : key_(key) {
    for (const auto& duty : weakness.disclosure_duties) {
        duties_.push_back(&duty);
    }
    for (const auto& duty : policy.disclosure_duties()) {
        duties_.push_back(&duty);
    }
    for (const auto& attackers : weakness.attacker_classes) {
        class_identity_.push_back(identity_of(attackers.name));
    }
}

bool DisclosureLaw::binds(const DisclosureDutyOptions& duty, const Makers& makers) {
    for (std::size_t bloc = 0; bloc < makers.blocs.size(); ++bloc) {
        if (makers.blocs[bloc] && duty.blocs[bloc]) {
            return true;
        }
    }
    return false;
}

bool DisclosureLaw::covers(const Makers& makers) const {
    return std::any_of(duties_.begin(), duties_.end(), [&](const DisclosureDutyOptions* duty) {
        return !duty->exploited_only && binds(*duty, makers);
    });
}

void DisclosureLaw::apply(Trigger trigger, const VulnerabilityName& name, const Makers& makers,
                          SimTime when, Discovery& discovery, std::vector<SimTime>& patches) const {
    for (const auto* duty : duties_) {
        if (duty->exploited_only != (trigger == Trigger::exploited) || !binds(*duty, makers)) {
            continue;
        }
        auto rng = stream(key_, identity_of_pair(identity_of(duty->name), name.scope),
                          Purpose::report, name.ordinal);
        if (rng.uniform() >= obedience(duty->schedule, when)) {
            continue;
        }
        const SimTime reported = when + days(duty->report_within_days);
        inform(*duty, name, reported, discovery);
        for (SimTime& patch : patches) {
            if (reported < patch && patch < never) {
                patch = reported + quotient(patch - reported, duty->patch_speedup);
            }
        }
    }
}

void DisclosureLaw::inform(const DisclosureDutyOptions& duty, const VulnerabilityName& name,
                           SimTime reported, Discovery& discovery) const {
    for (std::size_t c = 0; c < class_identity_.size(); ++c) {
        if (!duty.informs[c]) {
            continue;
        }
        const std::uint64_t told = identity_of_pair(identity_of(duty.name), class_identity_[c]);
        auto rng = stream(key_, identity_of_pair(told, name.scope), Purpose::reported_access,
                          name.ordinal);
        if (rng.uniform() < duty.access) {
            discovery.attackers[c] =
                std::min(discovery.attackers[c], reported + drawn(duty.access_delay, rng));
        }
    }
}

}  // namespace cordon::models
