#include "models/operator_vantage.hpp"

#include "models/stock.hpp"

#include <numeric>

namespace cordon::models {

std::vector<double> operator_vantage(const Nation& nation, SimTime time) {
    const auto& population = nation.options().population;
    const auto& equipment = population.mobile_network.equipment_by_bloc;
    const std::size_t blocs = nation.options().market.blocs.size();
    const Stock stock(nation);
    std::vector<double> devices(population.sectors.size() * blocs, 0);
    for (std::size_t type = 0; type < population.site_types.size(); ++type) {
        const auto& site_type = population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            const auto& device_class =
                population.device_classes[site_type.devices[base].device_class];
            const auto by_line = stock.by_line(type, base, time);
            const double subscribed = device_class.on_operator_network *
                                      std::accumulate(by_line.begin(), by_line.end(), 0.0);
            for (std::size_t bloc = 0; bloc < equipment.size(); ++bloc) {
                devices[site_type.sector * blocs + bloc] += subscribed * equipment[bloc];
            }
        }
    }
    return devices;
}

}  // namespace cordon::models
