#include "models/market/sales.hpp"

#include "models/market/deferral.hpp"
#include "models/market/market_path.hpp"
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

/// Purchases of those who do not put theirs off as shares of all that they buy.
void make_shares(double put_off, std::vector<double>& purchases) {
    if (put_off > 0 && put_off < 1) {
        for (double& share : purchases) {
            share /= 1 - put_off;
        }
    }
}

}  // namespace

Sales::Sales(const JurisdictionOptions& jurisdiction, SimTime horizon, const PolicyRules& policy,
             std::span<const std::vector<Ownership>> ownership, sim::RandomKey key)
    : market_(jurisdiction.market), policy_(policy), key_(key), types_(market_.blocs),
      prices_(market_, policy), horizon_(horizon), class_lines_(market_.sales.size()) {
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
        double put_off = 0;
        for_each_kind(device_class, sector, date, [&](const BuyerKind& kind) {
            add_by_bloc(device_class, kind, shares);
            put_off += kind.buyers * kind.waits;
        });
        make_shares(put_off, shares);
        return shares;
    };
    const std::vector<Offer> all_lines{{1, std::vector<bool>(market_.blocs.size(), false)}};
    const std::vector<double> ones(BuyerTypes::price_levels * market_.blocs.size(), 1.0);
    const Factors unchanged{ones, ones};
    const auto reference = [&](std::size_t sector, SimTime date) {
        std::vector<double> shares(market_.blocs.size(), 0);
        visit_kinds(device_class, market_.segment_of_sector[sector], date, unchanged, all_lines,
                    [&](const BuyerKind& kind) { add_by_bloc(device_class, kind, shares); });
        return shares;
    };
    MarketPath(market_, device_class, types_, prices_, bases, reference, actual)
        .follow(drift, horizon);
}

Sales::Factors Sales::factors(std::size_t device_class, std::size_t segment, SimTime date) const {
    const auto& drift = drifts_[device_class];
    const auto month = drift.place(date);
    Factors factors;
    for (std::size_t level = 0; level < BuyerTypes::price_levels; ++level) {
        const double sensitivity = price_sensitivity(market_.segments[segment], types_, level);
        for (std::size_t bloc = 0; bloc < market_.blocs.size(); ++bloc) {
            double factor = drift.factor(month, segment, level, bloc);
            if (prices_.market_touches(device_class)) {
                factor *=
                    sim::exp(-sensitivity * prices_.market_log_change(device_class, bloc, date));
            }
            factors.without_policy.push_back(factor);
            if (prices_.policy_touches(device_class)) {
                factor *=
                    sim::exp(-sensitivity * prices_.policy_log_change(device_class, bloc, date));
            }
            factors.all.push_back(factor);
        }
    }
    return factors;
}

void Sales::visit_kinds(std::size_t device_class, std::size_t segment, SimTime date,
                        const Factors& factors, std::span<const Offer> offers,
                        const std::function<void(const BuyerKind&)>& visit) const {
    const auto& reference = references_[device_class];
    const auto epoch = reference.place(date);
    const auto& lines = class_lines_[device_class];
    const double of_type = 1 / static_cast<double>(types_.size());
    std::vector<double> shares(lines.size());
    for (std::size_t type = 0; type < types_.size(); ++type) {
        const std::size_t level = types_[type].price_level;
        const double sensitivity = price_sensitivity(market_.segments[segment], types_, level);
        const std::size_t first_factor = level * market_.blocs.size();
        for (const auto& offer : offers) {
            double without_policy = 0;
            double total = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = market_.product_lines[lines[i]].bloc;
                const double share = reference.share(epoch, segment, type, i);
                shares[i] = offer.forbidden[bloc] ? 0 : share * factors.all[first_factor + bloc];
                without_policy += share * factors.without_policy[first_factor + bloc];
                total += shares[i];
            }
            for (double& share : shares) {
                share = total > 0 ? share / total : 0;
            }
            const double offered = total / without_policy;
            visit({offer.buyers * of_type, offered,
                   put_off(offered, market_.segments[segment].waiting), sensitivity, shares});
        }
    }
}

void Sales::for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                          const std::function<void(const BuyerKind&)>& visit) const {
    for_each_kind(device_class, sector, date,
                  ChoiceSet(policy_, device_class, sector, date).offers(market_.blocs.size()),
                  visit);
}

void Sales::for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                          std::span<const Offer> offers,
                          const std::function<void(const BuyerKind&)>& visit) const {
    const std::size_t segment = market_.segment_of_sector[sector];
    visit_kinds(device_class, segment, date, factors(device_class, segment, date), offers, visit);
}

std::vector<double> Sales::shares(std::size_t device_class, std::size_t sector,
                                  SimTime date) const {
    std::vector<double> shares(class_lines_[device_class].size(), 0);
    double put_off = 0;
    for_each_kind(device_class, sector, date, [&](const BuyerKind& kind) {
        put_off += kind.buyers * kind.waits;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            shares[i] += kind.buyers * (1 - kind.waits) * kind.shares[i];
        }
    });
    make_shares(put_off, shares);
    return shares;
}

double Sales::quality(std::size_t device_class, std::size_t bloc, SimTime date) const {
    const auto& drift = drifts_[device_class];
    return sim::exp(drift.log_quality(drift.place(date), bloc));
}

double Sales::relative_price(std::size_t device_class, std::size_t bloc, SimTime date) const {
    const auto& options = market_.blocs[bloc];
    const double declining_years =
        std::max(0.0, in_years(date - market_.sales[device_class].back().date));
    return options.price_decline_per_year == 0
               ? options.price
               : options.price * sim::exp(-options.price_decline_per_year * declining_years);
}

void Sales::add_by_bloc(std::size_t device_class, const BuyerKind& kind,
                        std::vector<double>& shares) const {
    const auto& lines = class_lines_[device_class];
    for (std::size_t i = 0; i < lines.size(); ++i) {
        shares[market_.product_lines[lines[i]].bloc] +=
            kind.buyers * (1 - kind.waits) * kind.shares[i];
    }
}

bool Sales::touched_by_policy(std::size_t device_class, std::size_t sector) const {
    const auto& bans = policy_.bans();
    return prices_.policy_touches(device_class) ||
           std::any_of(bans.begin(), bans.end(), [&](const SalesBanOptions& ban) {
               return ChoiceSet::bites(ban, device_class, sector);
           });
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

}  // namespace cordon::models
