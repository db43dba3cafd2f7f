#include "models/market/reference_choice.hpp"

#include "base/contract.hpp"
#include "models/market/berry_inversion.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// exp of a buyer's utility without xi, for each line.
void add_attraction(const MarketOptions& market, std::span<const std::size_t> lines,
                    const BuyerSegmentOptions& segment, const BuyerTypes& types, std::size_t type,
                    std::vector<double>& attraction) {
    const double sensitivity = price_sensitivity(segment, types, types[type].price_level);
    for (const std::size_t line : lines) {
        const std::size_t bloc = market.product_lines[line].bloc;
        const auto& vendor = market.blocs[bloc];
        const double taste = types[type].bloc == bloc ? types[type].taste : 0;
        attraction.push_back(sim::exp(-sensitivity * sim::log(vendor.price) +
                                      segment.bloc_taste * taste + segment.trust * vendor.trust +
                                      segment.label * vendor.label));
    }
}

}  // namespace

double price_sensitivity(const BuyerSegmentOptions& segment, const BuyerTypes& types,
                         std::size_t level) {
    return segment.price_sensitivity *
           sim::exp(segment.price_sensitivity_spread * types.price_deviate(level));
}

ReferenceChoice::ReferenceChoice(const MarketOptions& market, std::size_t device_class,
                                 std::span<const std::size_t> lines, const BuyerTypes& types,
                                 std::span<const double> buyers)
    : types_(types.size()), lines_(lines.size()) {
    CORDON_EXPECT(buyers.size() == market.segments.size());
    std::vector<double> attraction;
    std::vector<double> kinds;
    for (std::size_t segment = 0; segment < buyers.size(); ++segment) {
        for (std::size_t type = 0; type < types_; ++type) {
            add_attraction(market, lines, market.segments[segment], types, type, attraction);
            kinds.push_back(buyers[segment] / static_cast<double>(types_));
        }
    }
    for (const auto& epoch : market.sales[device_class]) {
        std::vector<double> observed;
        for (const std::size_t line : lines) {
            observed.push_back(epoch.shares[line]);
        }
        const auto weights = berry_inversion(observed, attraction, kinds);
        dates_.push_back(epoch.date);
        auto& shares = shares_.emplace_back(attraction);
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            double total = 0;
            for (std::size_t line = 0; line < lines_; ++line) {
                total += shares[kind * lines_ + line] *= weights[line];
            }
            for (std::size_t line = 0; line < lines_; ++line) {
                shares[kind * lines_ + line] /= total;
            }
        }
    }
}

TablePlace ReferenceChoice::place(SimTime date) const {
    const auto after = std::upper_bound(dates_.begin(), dates_.end(), date);
    if (after == dates_.begin()) {
        return {0, 0, 0};
    }
    const auto upper = static_cast<std::size_t>(after - dates_.begin());
    if (after == dates_.end()) {
        return {upper - 1, upper - 1, 0};
    }
    return {upper - 1, upper,
            in_days(date - dates_[upper - 1]) / in_days(dates_[upper] - dates_[upper - 1])};
}

}  // namespace cordon::models
