#include "models/market/market_path.hpp"

#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {

MarketPath::MarketPath(const MarketOptions& market, std::size_t device_class,
                       const BuyerTypes& types, const PriceChanges& prices,
                       std::span<const MarketBase> bases, BlocShares reference, BlocShares actual)
    : market_(market), device_class_(device_class), types_(types), prices_(prices), bases_(bases),
      reference_(std::move(reference)), actual_(std::move(actual)),
      log_quality_(market.blocs.size(), 0.0) {}

std::vector<double> MarketPath::purchases(const BlocShares& shares, SimTime date) const {
    std::vector<double> all;
    for (const auto& base : bases_) {
        const auto of_sector = shares(base.sector, date);
        all.insert(all.end(), of_sector.begin(), of_sector.end());
    }
    return all;
}

std::vector<double> MarketPath::of_all_buyers(const std::vector<double>& purchases,
                                              SimTime date) const {
    const std::size_t blocs = market_.blocs.size();
    std::vector<double> shares(blocs, 0);
    double stock = 0;
    for (std::size_t base = 0; base < bases_.size(); ++base) {
        const double devices = bases_[base].ownership->expected_stock(date);
        stock += devices;
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            shares[bloc] += devices * purchases[base * blocs + bloc];
        }
    }
    for (double& share : shares) {
        share = stock > 0 ? share / stock : 0;
    }
    return shares;
}

void MarketPath::set_drift(MarketDrift& drift, std::size_t month,
                           const std::vector<double>& installed,
                           const std::vector<double>& reference) const {
    const SimTime last_seen = market_.sales[device_class_].back().date;
    const double years_since = std::max(0.0, in_years(drift.date(month) - last_seen));
    for (std::size_t bloc = 0; bloc < market_.blocs.size(); ++bloc) {
        const double cheaper = market_.blocs[bloc].price_decline_per_year * years_since;
        const double more = sim::log((1 + installed[bloc]) / (1 + reference[bloc]));
        for (std::size_t segment = 0; segment < market_.segments.size(); ++segment) {
            const auto& buyers = market_.segments[segment];
            for (std::size_t level = 0; level < BuyerTypes::price_levels; ++level) {
                const double utility = price_sensitivity(buyers, types_, level) * cheaper +
                                       buyers.network * more + buyers.quality * log_quality_[bloc];
                drift.set(month, segment, level, bloc, sim::exp(utility));
            }
        }
    }
}

void MarketPath::advance_quality(SimTime date, const std::vector<double>& sold,
                                 const std::vector<double>& reference) {
    const auto& options = market_.quality;
    const double step = -sim::exp(-in_years(MarketDrift::month) / options.adjustment_years) + 1;
    for (std::size_t bloc = 0; bloc < log_quality_.size(); ++bloc) {
        const double goal = options.learning * (sold[bloc] - reference[bloc]) +
                            options.research * prices_.added_subsidy(device_class_, bloc, date);
        log_quality_[bloc] +=
            step * (std::clamp(goal, -options.bound, options.bound) - log_quality_[bloc]);
    }
}

void MarketPath::follow(MarketDrift& drift, SimTime horizon) {
    const SimTime last_seen = market_.sales[device_class_].back().date;
    const InstalledShares installed(bases_, market_.blocs.size(), MarketDrift::month, horizon);
    const auto before = purchases(reference_, drift.date(0));
    std::vector<std::vector<double>> bought;
    std::vector<std::vector<double>> bought_in_reference;
    std::vector<double> installed_in_reference;
    std::vector<double> sold_in_reference;
    bool as_observed = true;  // nothing has acted yet, so both paths are one
    for (std::size_t month = 0; month < drift.months(); ++month) {
        const SimTime date = drift.date(month);
        if (date <= last_seen) {
            installed_in_reference = installed.at(date, month, before, bought_in_reference);
            bought_in_reference.push_back(purchases(reference_, date));
            sold_in_reference = of_all_buyers(bought_in_reference.back(), date);
        }
        as_observed = as_observed && date <= last_seen;
        set_drift(drift, month,
                  as_observed ? installed_in_reference : installed.at(date, month, before, bought),
                  installed_in_reference);
        drift.set_log_quality(month, log_quality_);
        bought.push_back(purchases(actual_, date));
        as_observed = as_observed && bought.back() == bought_in_reference.back();
        advance_quality(date, of_all_buyers(bought.back(), date), sold_in_reference);
    }
}

}  // namespace cordon::models
