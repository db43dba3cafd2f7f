#include "models/market/choice_set.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// The borders at which buyers begin to be treated differently, with 0 and 1.
std::vector<double> borders(std::vector<double> values) {
    values.push_back(0);
    values.push_back(1);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

}  // namespace

ChoiceSet::ChoiceSet(const PolicyRules& policy, std::size_t device_class, std::size_t sector,
                     SimTime date) {
    for (const auto& ban : policy.bans()) {
        const double share = obedience(ban.schedule, date);
        if (share > 0 && bites(ban, device_class, sector)) {
            bans_.push_back({&ban, share});
        }
    }
}

bool ChoiceSet::bites(const SalesBanOptions& ban, std::size_t device_class, std::size_t sector) {
    return ban.device_classes[device_class] && ban.sectors[sector] && ban.schedule.compliance > 0 &&
           ban.evasion < 1;
}

bool ChoiceSet::forbids(double obeys, double evades, std::size_t bloc) const {
    return std::any_of(bans_.begin(), bans_.end(), [&](const BanInForce& in_force) {
        return in_force.ban->blocs[bloc] && obeys < in_force.obedience &&
               evades >= in_force.ban->evasion;
    });
}

std::vector<Offer> ChoiceSet::offers(std::size_t blocs) const {
    std::vector<double> obeys;
    std::vector<double> evades;
    for (const auto& in_force : bans_) {
        obeys.push_back(in_force.obedience);
        evades.push_back(in_force.ban->evasion);
    }
    obeys = borders(obeys);
    evades = borders(evades);
    std::vector<Offer> offers;
    for (std::size_t o = 0; o + 1 < obeys.size(); ++o) {
        for (std::size_t e = 0; e + 1 < evades.size(); ++e) {
            const double buyers = (obeys[o + 1] - obeys[o]) * (evades[e + 1] - evades[e]);
            std::vector<bool> out(blocs);
            for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
                out[bloc] = forbids(obeys[o], evades[e], bloc);
            }
            const auto same = std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) {
                return offer.forbidden == out;
            });
            if (same != offers.end()) {
                same->buyers += buyers;
            } else {
                offers.push_back({buyers, std::move(out)});
            }
        }
    }
    return offers;
}

}  // namespace cordon::models
