#include "models/market/price_changes.hpp"

#include "sim/elementary.hpp"

#include <algorithm>
#include <iterator>

namespace cordon::models {
namespace {

// A subsidy never gives a device away: what is left of the price is at least this.
constexpr double least_price = 0.05;

struct Rates {
    double tariff = 0;
    double subsidy = 0;

    [[nodiscard]] double price() const { return std::max(least_price, 1 + tariff - subsidy); }
};

void add(const std::vector<PriceMeasureOptions>& measures, std::size_t device_class,
         std::size_t bloc, SimTime date, Rates& rates) {
    for (const auto& measure : measures) {
        if (measure.device_classes[device_class] && measure.blocs[bloc]) {
            const double rate = measure.rate * obedience(measure.schedule, date);
            (rate > 0 ? rates.tariff : rates.subsidy) += rate > 0 ? rate : -rate;
        }
    }
}

bool touch(const std::vector<PriceMeasureOptions>& measures, std::size_t device_class) {
    return std::any_of(measures.begin(), measures.end(),
                       [&](const auto& m) { return m.device_classes[device_class]; });
}

std::vector<PriceMeasureOptions> effective(const std::vector<PriceMeasureOptions>& measures) {
    std::vector<PriceMeasureOptions> kept;
    std::copy_if(measures.begin(), measures.end(), std::back_inserter(kept),
                 [](const auto& m) { return m.rate != 0 && m.schedule.compliance > 0; });
    return kept;
}

}  // namespace

struct PriceChanges::Change {
    Rates then;
    Rates market;  ///< now, without the policy
    Rates now;
};

PriceChanges::PriceChanges(const MarketOptions& market, const PolicyRules& policy)
    : market_(market), own_(effective(market.price_measures)),
      policies_(effective(policy.price_measures())) {
    for (std::size_t device_class = 0; device_class < market.sales.size(); ++device_class) {
        market_touches_.push_back(touch(own_, device_class));
        policy_touches_.push_back(touch(policies_, device_class));
    }
}

PriceChanges::Change PriceChanges::change(std::size_t device_class, std::size_t bloc,
                                          SimTime date) const {
    Change change;
    const SimTime reference = std::min(date, market_.sales[device_class].back().date);
    add(own_, device_class, bloc, reference, change.then);
    add(own_, device_class, bloc, date, change.market);
    change.now = change.market;
    add(policies_, device_class, bloc, date, change.now);
    return change;
}

double PriceChanges::market_log_change(std::size_t device_class, std::size_t bloc,
                                       SimTime date) const {
    const auto [then, market, now] = change(device_class, bloc, date);
    return sim::log(market.price() / then.price());
}

double PriceChanges::policy_log_change(std::size_t device_class, std::size_t bloc,
                                       SimTime date) const {
    const auto [then, market, now] = change(device_class, bloc, date);
    return sim::log(now.price() / market.price());
}

double PriceChanges::added_subsidy(std::size_t device_class, std::size_t bloc, SimTime date) const {
    const auto [then, market, now] = change(device_class, bloc, date);
    return now.subsidy - then.subsidy;
}

PriceSplit PriceChanges::split(std::size_t device_class, std::size_t bloc, SimTime date) const {
    PriceSplit split;
    if (!market_touches(device_class) && !policy_touches(device_class)) {
        return split;
    }
    split.paid = change(device_class, bloc, date).now.price();
    for (const auto* measures : {&own_, &policies_}) {
        for (auto measure : *measures) {
            measure.schedule.compliance = 1;
            Rates whole;
            add({measure}, device_class, bloc, date, whole);
            split.subsidy += whole.subsidy;
            split.tariff += whole.tariff;
        }
    }
    return split;
}

std::vector<SimTime> PriceChanges::dates(std::size_t device_class) const {
    std::vector<SimTime> dates;
    for (const auto* measures : {&own_, &policies_}) {
        for (const auto& measure : *measures) {
            if (measure.device_classes[device_class]) {
                dates.push_back(measure.schedule.effective);
                dates.push_back(measure.schedule.full);
            }
        }
    }
    return dates;
}

}  // namespace cordon::models
