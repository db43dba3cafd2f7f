#include "models/sales.hpp"

#include "models/market_path.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::models {
namespace {

/// Shares of a class's purchases by segment, taken as its shares of the stock at the start; even
/// for a class nobody owns.
std::vector<double> segment_buyers(const JurisdictionOptions& jurisdiction,
                                   std::size_t device_class) {
    std::vector<double> buyers(jurisdiction.market.segments.size(), 0);
    double stock = 0;
    for (const auto& type : jurisdiction.population.site_types) {
        for (const auto& base : type.devices) {
            if (base.device_class == device_class) {
                buyers[jurisdiction.market.segment_of_sector[type.sector]] += base.stock;
                stock += base.stock;
            }
        }
    }
    for (double& share : buyers) {
        share = stock > 0 ? share / stock : 1 / static_cast<double>(buyers.size());
    }
    return buyers;
}

}  // namespace

Sales::Sales(const JurisdictionOptions& jurisdiction, SimTime horizon, const PolicyRules& policy,
             std::span<const std::vector<Ownership>> ownership, sim::RandomKey key)
    : market_(jurisdiction.market), policy_(policy), key_(key), types_(market_.blocs),
      prices_(market_, policy), class_lines_(market_.sales.size()) {
    for (std::size_t line = 0; line < market_.product_lines.size(); ++line) {
        class_lines_[market_.product_lines[line].device_class].push_back(line);
    }
    for (const auto& lines : class_lines_) {
        auto& order = by_name_.emplace_back(lines.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return market_.product_lines[lines[a]].name < market_.product_lines[lines[b]].name;
        });
    }
    std::vector<std::vector<MarketBase>> bases(class_lines_.size());
    for (std::size_t type = 0; type < ownership.size(); ++type) {
        const auto& site_type = jurisdiction.population.site_types[type];
        for (std::size_t base = 0; base < ownership[type].size(); ++base) {
            bases[site_type.devices[base].device_class].push_back(
                {site_type.sector, &ownership[type][base]});
        }
    }
    for (std::size_t device_class = 0; device_class < class_lines_.size(); ++device_class) {
        references_.emplace_back(market_, device_class, class_lines_[device_class], types_,
                                 segment_buyers(jurisdiction, device_class));
        follow_market(device_class, bases[device_class], horizon);
        as_observed_until_.push_back(
            prices_.market_touches(device_class)
                ? std::min(drifts_.back().still_before(), market_.sales[device_class].back().date)
                : drifts_.back().still_before());
    }
}

void Sales::follow_market(std::size_t device_class, std::span<const MarketBase> bases,
                          SimTime horizon) {
    const auto& epochs = market_.sales[device_class];
    auto& drift = drifts_.emplace_back(epochs.back().date, std::min(SimTime{}, epochs.front().date),
                                       horizon, market_.segments.size(), market_.blocs.size());
    const auto actual = [&](std::size_t sector, SimTime date) {
        std::vector<double> shares(market_.blocs.size(), 0);
        for_each_kind(device_class, sector, date,
                      [&](const BuyerKind& kind) { add_by_bloc(device_class, kind, shares); });
        return shares;
    };
    const std::vector<Offer> all_lines{{1, std::vector<bool>(market_.blocs.size(), false)}};
    const std::vector<double> unchanged(BuyerTypes::price_levels * market_.blocs.size(), 1.0);
    const auto reference = [&](std::size_t sector, SimTime date) {
        std::vector<double> shares(market_.blocs.size(), 0);
        visit_kinds(device_class, market_.segment_of_sector[sector], date, unchanged, all_lines,
                    [&](const BuyerKind& kind) { add_by_bloc(device_class, kind, shares); });
        return shares;
    };
    MarketPath(market_, device_class, types_, prices_, bases, reference, actual)
        .follow(drift, horizon);
}

std::size_t Sales::line_of(const OwnedDevice& device, std::size_t device_class,
                           std::size_t sector) const {
    const Purchase purchase{device_class, sector, market_.segment_of_sector[sector],
                            types_.type_of(device.id.slot(), key_), device.bought};
    const auto& reference = references_[device_class];
    const auto epoch = reference.place(device.bought);
    auto rng = stream(key_, device.id.packed(), Purpose::purchase);
    Pick pick = pick_at(
        by_name_[device_class],
        [&](std::size_t i) { return reference.share(epoch, purchase.segment, purchase.type, i); },
        rng.uniform());
    if (device.bought >= as_observed_until_[device_class]) {
        pick = drifted(purchase, epoch, pick);
    }
    pick = under_policy(purchase, device.id, epoch, pick, rng.uniform());
    return class_lines_[device_class][pick.index];
}

SimTime Sales::without_policy_until(std::size_t device_class, std::size_t sector) const {
    if (prices_.policy_touches(device_class)) {
        return SimTime{} - (never - SimTime{});
    }
    SimTime until = never;
    for (const auto& ban : policy_.bans()) {
        if (ChoiceSet::bites(ban, device_class, sector)) {
            until = std::min(until, ban.schedule.effective);
        }
    }
    return until;
}

double Sales::weight(const Purchase& purchase, const TablePlace& epoch, const TablePlace& month,
                     std::size_t line) const {
    const auto device_class = purchase.device_class;
    const std::size_t bloc = market_.product_lines[class_lines_[device_class][line]].bloc;
    const std::size_t level = types_[purchase.type].price_level;
    double weight = references_[device_class].share(epoch, purchase.segment, purchase.type, line) *
                    drifts_[device_class].factor(month, purchase.segment, level, bloc);
    if (prices_.market_touches(device_class)) {
        const auto& segment = market_.segments[purchase.segment];
        weight *= sim::exp(-price_sensitivity(segment, types_, level) *
                           prices_.market_log_change(device_class, bloc, purchase.date));
    }
    return weight;
}

/// The pick among observed shares as one among the shares of the date, without instruments. A
/// line that is not kept is picked anew by the same number, which leaves the other to the policy.
Pick Sales::drifted(const Purchase& purchase, const TablePlace& epoch, Pick pick) const {
    const auto& reference = references_[purchase.device_class];
    const auto& order = by_name_[purchase.device_class];
    const auto month = drifts_[purchase.device_class].place(purchase.date);
    double total = 0;
    for (const std::size_t i : order) {
        total += weight(purchase, epoch, month, i);
    }
    return moved(
        std::span(order),
        [&](std::size_t i) { return reference.share(epoch, purchase.segment, purchase.type, i); },
        [&](std::size_t i) { return weight(purchase, epoch, month, i) / total; }, pick);
}

/// The pick in the market without instruments as one in the market under the policy, for a buyer
/// who obeys and evades as he does.
Pick Sales::under_policy(const Purchase& purchase, DeviceId device, const TablePlace& epoch,
                         Pick pick, double uniform) const {
    const auto device_class = purchase.device_class;
    const ChoiceSet choices(policy_, device_class, purchase.sector, purchase.date);
    const bool priced = prices_.policy_touches(device_class);
    if (choices.is_open() && !priced) {
        return pick;
    }
    auto rng = stream(key_, device.packed(), Purpose::ban_obedience);
    const double obeys = rng.uniform();
    const double evades = rng.uniform();
    const auto bloc_of = [&](std::size_t i) {
        return market_.product_lines[class_lines_[device_class][i]].bloc;
    };
    if (!priced && !choices.forbids(obeys, evades, bloc_of(pick.index))) {
        return pick;  // bans alone take nothing from the lines they leave
    }
    const auto& order = by_name_[device_class];
    const auto month = drifts_[device_class].place(purchase.date);
    const double sensitivity = priced ? price_sensitivity(market_.segments[purchase.segment],
                                                          types_, types_[purchase.type].price_level)
                                      : 0;
    std::vector<double> before(order.size());
    std::vector<double> after(order.size());
    double total_before = 0;
    double total_after = 0;
    for (const std::size_t i : order) {
        before[i] = weight(purchase, epoch, month, i);
        after[i] = choices.forbids(obeys, evades, bloc_of(i)) ? 0 : before[i];
        if (priced) {
            after[i] *= sim::exp(
                -sensitivity * prices_.policy_log_change(device_class, bloc_of(i), purchase.date));
        }
        total_before += before[i];
        total_after += after[i];
    }
    CORDON_EXPECT_HOT(total_after > 0);
    return moved(
        std::span(order), [&](std::size_t i) { return before[i] / total_before; },
        [&](std::size_t i) { return after[i] / total_after; }, pick, uniform);
}

std::vector<double> Sales::factors(std::size_t device_class, std::size_t segment,
                                   SimTime date) const {
    const auto& drift = drifts_[device_class];
    const auto month = drift.place(date);
    std::vector<double> factors;
    for (std::size_t level = 0; level < BuyerTypes::price_levels; ++level) {
        const double sensitivity = price_sensitivity(market_.segments[segment], types_, level);
        for (std::size_t bloc = 0; bloc < market_.blocs.size(); ++bloc) {
            double factor = drift.factor(month, segment, level, bloc);
            if (prices_.market_touches(device_class) || prices_.policy_touches(device_class)) {
                factor *= sim::exp(-sensitivity * prices_.log_change(device_class, bloc, date));
            }
            factors.push_back(factor);
        }
    }
    return factors;
}

void Sales::visit_kinds(std::size_t device_class, std::size_t segment, SimTime date,
                        std::span<const double> factors, std::span<const Offer> offers,
                        const std::function<void(const BuyerKind&)>& visit) const {
    const auto& reference = references_[device_class];
    const auto epoch = reference.place(date);
    const auto& lines = class_lines_[device_class];
    const double of_type = 1 / static_cast<double>(types_.size());
    std::vector<double> shares(lines.size());
    for (std::size_t type = 0; type < types_.size(); ++type) {
        const std::size_t level = types_[type].price_level;
        const double sensitivity = price_sensitivity(market_.segments[segment], types_, level);
        const auto type_factors = factors.subspan(level * market_.blocs.size());
        for (const auto& offer : offers) {
            double total = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = market_.product_lines[lines[i]].bloc;
                shares[i] = offer.forbidden[bloc]
                                ? 0
                                : reference.share(epoch, segment, type, i) * type_factors[bloc];
                total += shares[i];
            }
            CORDON_EXPECT(total > 0);
            for (double& share : shares) {
                share /= total;
            }
            visit({offer.buyers * of_type, sensitivity, shares});
        }
    }
}

void Sales::for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                          const std::function<void(const BuyerKind&)>& visit) const {
    const std::size_t segment = market_.segment_of_sector[sector];
    visit_kinds(device_class, segment, date, factors(device_class, segment, date),
                ChoiceSet(policy_, device_class, sector, date).offers(market_.blocs.size()), visit);
}

std::vector<double> Sales::shares(std::size_t device_class, std::size_t sector,
                                  SimTime date) const {
    std::vector<double> shares(class_lines_[device_class].size(), 0);
    for_each_kind(device_class, sector, date, [&](const BuyerKind& kind) {
        for (std::size_t i = 0; i < shares.size(); ++i) {
            shares[i] += kind.buyers * kind.shares[i];
        }
    });
    return shares;
}

double Sales::quality(std::size_t device_class, std::size_t bloc, SimTime date) const {
    const auto& drift = drifts_[device_class];
    return sim::exp(drift.log_quality(drift.place(date), bloc));
}

void Sales::add_by_bloc(std::size_t device_class, const BuyerKind& kind,
                        std::vector<double>& shares) const {
    const auto& lines = class_lines_[device_class];
    for (std::size_t i = 0; i < lines.size(); ++i) {
        shares[market_.product_lines[lines[i]].bloc] += kind.buyers * kind.shares[i];
    }
}

std::vector<SimTime> Sales::turning_points(std::size_t device_class, std::size_t sector) const {
    std::vector<SimTime> dates;
    if (market_.sales[device_class].size() > 1) {
        for (const auto& epoch : market_.sales[device_class]) {
            dates.push_back(epoch.date);
        }
    }
    if (const SimTime still = drifts_[device_class].still_before(); still != never) {
        dates.push_back(still);
        dates.push_back(drifts_[device_class].end());
    }
    const auto measures = prices_.dates(device_class);
    dates.insert(dates.end(), measures.begin(), measures.end());
    for (const auto& ban : policy_.bans()) {
        if (ChoiceSet::bites(ban, device_class, sector)) {
            dates.push_back(ban.schedule.effective);
            dates.push_back(ban.schedule.full);
        }
    }
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return dates;
}

}  // namespace cordon::models
