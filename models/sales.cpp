#include "models/sales.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <limits>

namespace cordon::models {
namespace {

/// A ban as it stands on one date.
struct BanInForce {
    const SalesBanOptions* ban;
    double obedience;
};

/// True if a buyer who obeys and evades by these quantiles may not take a line of `bloc`.
bool forbidden(std::span<const BanInForce> bans, double obeys, double evades, std::size_t bloc) {
    return std::any_of(bans.begin(), bans.end(), [&](const BanInForce& in_force) {
        return in_force.ban->blocs[bloc] && obeys < in_force.obedience &&
               evades >= in_force.ban->evasion;
    });
}

/// The borders at which buyers begin to be treated differently, with 0 and 1.
std::vector<double> borders(std::vector<double> values) {
    values.push_back(0);
    values.push_back(1);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

}  // namespace

Sales::Sales(const MarketOptions& market, const PolicyRules& policy, sim::RandomKey key)
    : market_(market), policy_(policy), key_(key), class_lines_(market.sales.size()) {
    for (std::size_t line = 0; line < market.product_lines.size(); ++line) {
        line_identity_.push_back(identity_of(market.product_lines[line].name));
        class_lines_[market.product_lines[line].device_class].push_back(line);
    }
}

double Sales::open_share(std::size_t device_class, std::size_t line, SimTime date) const {
    const auto& epochs = market_.sales[device_class];
    const auto after = std::upper_bound(
        epochs.begin(), epochs.end(), date,
        [](SimTime wanted, const SalesEpoch& epoch) { return wanted < epoch.date; });
    if (after == epochs.begin()) {
        return epochs.front().shares[line];
    }
    if (after == epochs.end()) {
        return epochs.back().shares[line];
    }
    const auto& before = *(after - 1);
    const double fraction = in_days(date - before.date) / in_days(after->date - before.date);
    return before.shares[line] + fraction * (after->shares[line] - before.shares[line]);
}

bool Sales::in_scope(const SalesBanOptions& ban, std::size_t device_class,
                     std::size_t sector) const {
    return ban.device_classes[device_class] && ban.sectors[sector];
}

std::size_t Sales::line_of(const OwnedDevice& device, std::size_t device_class,
                           std::size_t sector) const {
    std::vector<BanInForce> bans;
    for (const auto& ban : policy_.bans()) {
        const double share = obedience(ban.schedule, device.bought);
        if (share > 0 && in_scope(ban, device_class, sector)) {
            bans.push_back({&ban, share});
        }
    }
    double obeys = 1;
    double evades = 1;
    if (!bans.empty()) {
        auto rng = stream(key_, device.id.packed(), Purpose::ban_obedience);
        obeys = rng.uniform();
        evades = rng.uniform();
    }
    std::size_t taken = class_lines_[device_class].front();
    double soonest = std::numeric_limits<double>::infinity();
    for (const std::size_t line : class_lines_[device_class]) {
        const double share = open_share(device_class, line, device.bought);
        if (share <= 0 || forbidden(bans, obeys, evades, market_.product_lines[line].bloc)) {
            continue;
        }
        auto rng = stream(key_, device.id.packed(), Purpose::purchase, line_identity_[line]);
        const double arrival = sim::exponential(rng) / share;
        if (arrival < soonest) {
            soonest = arrival;
            taken = line;
        }
    }
    CORDON_EXPECT_HOT(soonest < std::numeric_limits<double>::infinity());
    return taken;
}

std::vector<double> Sales::shares(std::size_t device_class, std::size_t sector,
                                  SimTime date) const {
    std::vector<BanInForce> bans;
    std::vector<double> obeys_borders;
    std::vector<double> evades_borders;
    for (const auto& ban : policy_.bans()) {
        const double share = obedience(ban.schedule, date);
        if (share > 0 && in_scope(ban, device_class, sector)) {
            bans.push_back({&ban, share});
            obeys_borders.push_back(share);
            evades_borders.push_back(ban.evasion);
        }
    }
    const auto obeys = borders(obeys_borders);
    const auto evades = borders(evades_borders);
    const auto& lines = class_lines_[device_class];
    std::vector<double> open(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        open[i] = open_share(device_class, lines[i], date);
    }
    std::vector<double> result(lines.size(), 0);
    for (std::size_t o = 0; o + 1 < obeys.size(); ++o) {
        for (std::size_t e = 0; e + 1 < evades.size(); ++e) {
            const double buyers = (obeys[o + 1] - obeys[o]) * (evades[e + 1] - evades[e]);
            std::vector<double> offered = open;
            double total = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (forbidden(bans, obeys[o], evades[e], market_.product_lines[lines[i]].bloc)) {
                    offered[i] = 0;
                }
                total += offered[i];
            }
            CORDON_EXPECT(total > 0);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                result[i] += buyers * offered[i] / total;
            }
        }
    }
    return result;
}

SimTime Sales::constant_before(std::size_t device_class, std::size_t sector) const {
    const auto& epochs = market_.sales[device_class];
    SimTime first = epochs.size() > 1 ? epochs.front().date : never;
    for (const auto& ban : policy_.bans()) {
        const bool bites = ban.schedule.compliance > 0 && ban.evasion < 1;
        if (bites && in_scope(ban, device_class, sector)) {
            first = std::min(first, ban.schedule.effective);
        }
    }
    return first;
}

}  // namespace cordon::models
