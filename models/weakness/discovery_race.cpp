#include "models/weakness/discovery_race.hpp"

#include "models/purpose.hpp"
#include "models/weakness/delay.hpp"

#include <algorithm>

namespace cordon::models {

DiscoveryRace::DiscoveryRace(const WeaknessOptions& weakness, sim::RandomKey key)
    : weakness_(weakness), key_(key),
      held_life_years_(sim::Weibull::from_mean(weakness.discovery.held_life_shape,
                                               weakness.discovery.held_life_mean_years)) {
    for (const auto& attackers : weakness.attacker_classes) {
        class_identity_.push_back(identity_of(attackers.name));
    }
}

double DiscoveryRace::attackers_first(double rate) const {
    double attackers = 0;
    for (const auto& options : weakness_.attacker_classes) {
        attackers += options.finds_per_year;
    }
    return attackers / (attackers + rate * weakness_.discovery.defenders_per_year);
}

double DiscoveryRace::births_per_exploited(double rate) const {
    const auto& options = weakness_.discovery;
    const double first = attackers_first(rate);
    return 1 / (first * options.exploited_held + (1 - first) * options.exploited_disclosed);
}

void DiscoveryRace::run(const VulnerabilityName& name, SimTime born, const PiecewiseClock& clock,
                        Discovery& discovery) const {
    auto defenders = stream(key_, name.scope, Purpose::defender_clock, name.ordinal);
    discovery.defenders =
        clock.after(born, sim::exponential(defenders) / weakness_.discovery.defenders_per_year);
    discovery.first_attackers = never;
    discovery.attackers.assign(class_identity_.size(), never);
    SimTime found_first = discovery.defenders;
    for (std::size_t c = 0; c < class_identity_.size(); ++c) {
        const auto& options = weakness_.attacker_classes[c];
        if (options.finds_per_year <= 0) {
            continue;
        }
        auto rng = stream(key_, identity_of_pair(class_identity_[c], name.scope),
                          Purpose::attacker_clock, name.ordinal);
        discovery.attackers[c] =
            PiecewiseClock().after(born, sim::exponential(rng) / options.finds_per_year);
        found_first = std::min(found_first, discovery.attackers[c]);
    }
    if (found_first < discovery.defenders) {
        discovery.first_attackers = found_first;
        discovery.defenders = clock.after(found_first, held_life_years_(defenders));
    }
    for (std::size_t c = 0; c < class_identity_.size(); ++c) {
        if (discovery.attackers[c] >= discovery.defenders) {
            discovery.attackers[c] = never;
            continue;
        }
        auto rng = stream(key_, identity_of_pair(class_identity_[c], name.scope),
                          Purpose::development, name.ordinal);
        discovery.attackers[c] =
            discovery.attackers[c] + drawn(weakness_.attacker_classes[c].development, rng);
    }
}

}  // namespace cordon::models
