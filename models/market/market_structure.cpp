#include "models/market/market_structure.hpp"

#include "models/market/deferral.hpp"

#include <algorithm>
#include <limits>

namespace cordon::models {
namespace {

/// [sector], devices of a class in use in a segment's sectors.
std::vector<double> stocks(const Nation& nation, std::size_t device_class, std::size_t segment,
                           SimTime date) {
    const auto& options = nation.jurisdiction();
    std::vector<double> stocks(options.population.sectors.size(), 0);
    for (std::size_t type = 0; type < options.population.site_types.size(); ++type) {
        const auto& site_type = options.population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            if (site_type.devices[base].device_class == device_class &&
                options.market.segment_of_sector[site_type.sector] == segment) {
                stocks[site_type.sector] += nation.ownership(type, base).expected_stock(date);
            }
        }
    }
    return stocks;
}

/// Sums over kinds of buyers, from which everything else follows.
class Sums {
public:
    Sums(const Nation& nation, std::size_t device_class)
        : nation_(nation), device_class_(device_class),
          blocs_(nation.jurisdiction().market.blocs.size()),
          lines_(nation.sales().lines_of(device_class).size(), 0), shares_(blocs_, 0),
          slopes_(blocs_ * blocs_, 0), moves_(blocs_ * blocs_, 0), waiting_(blocs_, 0) {}

    /// \param usual  share of such buyers who usually wait
    void add(const BuyerKind& kind, double weight, double usual) {
        const double buyers = weight * kind.buyers * (1 - kind.waits);
        bought_ += buyers;
        if (buyers <= 0) {
            return;
        }
        const auto lines = nation_.sales().lines_of(device_class_);
        std::vector<double> of_bloc(blocs_, 0);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            lines_[i] += buyers * kind.shares[i];
            of_bloc[nation_.jurisdiction().market.product_lines[lines[i]].bloc] += kind.shares[i];
        }
        for (std::size_t bloc = 0; bloc < blocs_; ++bloc) {
            const double bought = buyers * of_bloc[bloc];
            shares_[bloc] += bought;
            if (bought <= 0) {
                continue;
            }
            const double now = demand(kind.offered, usual);
            const double without = demand(kind.offered * (1 - of_bloc[bloc]), usual);
            waiting_[bloc] += bought;
            for (std::size_t other = 0; other < blocs_; ++other) {
                const std::size_t cell = bloc * blocs_ + other;
                const double own = bloc == other ? 1 : 0;
                slopes_[cell] -= kind.price_sensitivity * bought * (own - of_bloc[other]);
                if (bloc != other && of_bloc[other] > 0) {
                    const double move = buyers * of_bloc[other] * (now / without - 1);
                    moves_[cell] += move;
                    waiting_[bloc] -= move;
                }
            }
        }
    }

    [[nodiscard]] MarketStructure structure() const {
        MarketStructure market{shares_, slopes_, moves_, waiting_, 0};
        for (std::size_t cell = 0; cell < slopes_.size(); ++cell) {
            market.elasticities[cell] /= shares_[cell / blocs_];
            market.diversion[cell] /= shares_[cell / blocs_];
        }
        for (std::size_t bloc = 0; bloc < blocs_; ++bloc) {
            market.waiting[bloc] = shares_[bloc] > 0
                                       ? std::max(0.0, market.waiting[bloc] / shares_[bloc])
                                       : std::numeric_limits<double>::quiet_NaN();
            market.shares[bloc] /= bought_;
        }
        for (const double line : lines_) {
            market.concentration += line / bought_ * (line / bought_);
        }
        return market;
    }

private:
    const Nation& nation_;
    std::size_t device_class_;
    std::size_t blocs_;
    std::vector<double> lines_;
    std::vector<double> shares_;
    std::vector<double> slopes_;   ///< of the shares in the logarithms of prices
    std::vector<double> moves_;    ///< buyers who go from one bloc to another
    std::vector<double> waiting_;  ///< buyers of a bloc who would wait
    double bought_ = 0;
};

}  // namespace

std::optional<MarketStructure> market_structure(const Nation& nation, std::size_t device_class,
                                                std::size_t segment, SimTime date) {
    const auto& options = nation.jurisdiction();
    const auto devices = stocks(nation, device_class, segment, date);
    double total = 0;
    for (const double of_sector : devices) {
        total += of_sector;
    }
    if (total <= 0) {
        return std::nullopt;
    }
    Sums sums(nation, device_class);
    for (std::size_t sector = 0; sector < devices.size(); ++sector) {
        if (devices[sector] > 0) {
            nation.sales().for_each_kind(device_class, sector, date, [&](const BuyerKind& kind) {
                sums.add(kind, devices[sector] / total, options.market.segments[segment].waiting);
            });
        }
    }
    return sums.structure();
}

}  // namespace cordon::models
