#include "models/observation/market_shares.hpp"

#include <limits>

namespace cordon::models {

std::vector<double> market_shares(const Nation& nation, SimTime time) {
    const auto& options = nation.jurisdiction();
    const std::size_t blocs = options.market.blocs.size();
    const std::size_t classes = options.population.device_classes.size();
    std::vector<double> bought(classes * blocs, 0);
    std::vector<double> all(classes, 0);
    for (std::size_t type = 0; type < options.population.site_types.size(); ++type) {
        const auto& site_type = options.population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            const std::size_t device_class = site_type.devices[base].device_class;
            const double purchases = nation.ownership(type, base).purchases_per_year(time);
            const auto shares = nation.sales().shares(device_class, site_type.sector, time);
            const auto lines = nation.sales().lines_of(device_class);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = options.market.product_lines[lines[i]].bloc;
                bought[device_class * blocs + bloc] += purchases * shares[i];
                all[device_class] += purchases * shares[i];
            }
        }
    }
    for (std::size_t i = 0; i < bought.size(); ++i) {
        const double total = all[i / blocs];
        bought[i] = total > 0 ? bought[i] / total : std::numeric_limits<double>::quiet_NaN();
    }
    return bought;
}

std::vector<double> vendor_quality(const Nation& nation, SimTime time) {
    const std::size_t blocs = nation.jurisdiction().market.blocs.size();
    std::vector<double> quality(nation.jurisdiction().population.device_classes.size() * blocs);
    for (std::size_t i = 0; i < quality.size(); ++i) {
        quality[i] = nation.sales().quality(i / blocs, i % blocs, time);
    }
    return quality;
}

}  // namespace cordon::models
