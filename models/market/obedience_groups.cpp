#include "models/market/obedience_groups.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::models {

ObedienceGroups::ObedienceGroups(const PolicyRules& policy, std::size_t device_class,
                                 std::size_t sector) {
    std::vector<double> evades{0, 1};
    for (const auto& ban : policy.bans()) {
        if (ChoiceSet::bites(ban, device_class, sector)) {
            evades.push_back(ban.evasion);
        }
    }
    std::sort(evades.begin(), evades.end());
    evades.erase(std::unique(evades.begin(), evades.end()), evades.end());
    for (std::size_t i = 0; i + 1 < evades.size(); ++i) {
        Row row{evades[i + 1] - evades[i], {}};
        for (const auto& ban : policy.bans()) {
            if (ChoiceSet::bites(ban, device_class, sector) && ban.evasion <= evades[i]) {
                row.bans.push_back(&ban);
            }
        }
        size_ += row.bans.size() + 1;
        rows_.push_back(std::move(row));
    }
}

std::vector<double> ObedienceGroups::borders(const Row& row, SimTime date) {
    std::vector<double> borders{0};
    for (const auto* ban : row.bans) {
        borders.push_back(obedience(ban->schedule, date));
    }
    std::sort(borders.begin(), borders.end());
    borders.push_back(1);
    return borders;
}

std::vector<Offer> ObedienceGroups::at(SimTime date, std::size_t blocs) const {
    std::vector<Offer> groups;
    for (const auto& row : rows_) {
        const auto obeys = borders(row, date);
        for (std::size_t i = 0; i + 1 < obeys.size(); ++i) {
            Offer offer{row.buyers * (obeys[i + 1] - obeys[i]), std::vector<bool>(blocs, false)};
            for (const auto* ban : row.bans) {
                for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
                    if (ban->blocs[bloc] && obedience(ban->schedule, date) >= obeys[i + 1]) {
                        offer.forbidden[bloc] = true;
                    }
                }
            }
            groups.push_back(std::move(offer));
        }
    }
    return groups;
}

std::vector<double> ObedienceGroups::moves(SimTime date, SimTime later) const {
    CORDON_EXPECT(date <= later);
    std::vector<double> moves(size_ * size_, 0);
    std::size_t first = 0;
    for (const auto& row : rows_) {
        const auto now = borders(row, date);
        const auto then = borders(row, later);
        for (std::size_t from = 0; from + 1 < now.size(); ++from) {
            const double all = now[from + 1] - now[from];
            for (std::size_t to = 0; all > 0 && to + 1 < then.size(); ++to) {
                const double both =
                    std::min(now[from + 1], then[to + 1]) - std::max(now[from], then[to]);
                moves[(first + from) * size_ + first + to] = std::max(0.0, both) / all;
            }
        }
        first += now.size() - 1;
    }
    return moves;
}

}  // namespace cordon::models
