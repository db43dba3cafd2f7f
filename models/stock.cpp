#include "models/stock.hpp"

#include <algorithm>

namespace cordon::models {

Stock::Stock(const Nation& nation)
    : nation_(nation), cohorts_(nation.jurisdiction().population.device_classes.size()) {
    const auto& population = nation.jurisdiction().population;
    for (auto& of_class : cohorts_) {
        of_class.resize(population.sectors.size());
    }
    for (const auto& type : population.site_types) {
        for (const auto& base : type.devices) {
            auto& cohorts = cohorts_[base.device_class][type.sector];
            if (!cohorts) {
                cohorts.emplace(nation.sales(), base.device_class, type.sector);
            }
        }
    }
}

std::vector<double> Stock::by_line(std::size_t site_type, std::size_t base, SimTime time) const {
    return by_line_bought_before(site_type, base, time, never);
}

std::vector<double> Stock::by_line_bought_before(std::size_t site_type, std::size_t base,
                                                 SimTime time, SimTime bought_before) const {
    const auto& type = nation_.jurisdiction().population.site_types[site_type];
    const Cohorts online = nation_.ownership(site_type, base).cohorts(time);
    const auto& cohorts = *cohorts_[type.devices[base].device_class][type.sector];
    const SimTime last = std::min(time, bought_before);
    std::vector<double> result(cohorts.shares(0).size(), 0);
    double bought_before_begin = 0;
    SimTime begin{};
    for (std::size_t cohort = 0; cohort < cohorts.size() && (cohort == 0 || begin < last);
         ++cohort) {
        const SimTime end = std::min(cohorts.end(cohort), last);
        const double bought_before_end = online.online_bought_before(end);
        const double devices = bought_before_end - bought_before_begin;
        const auto shares = cohorts.shares(cohort);
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i] += devices * shares[i];
        }
        bought_before_begin = bought_before_end;
        begin = end;
    }
    return result;
}

double Stock::banned(SimTime time, SimTime bought_before) const {
    if (nation_.policy().bans().empty()) {
        return 0;
    }
    const auto& types = nation_.jurisdiction().population.site_types;
    const auto& lines = nation_.jurisdiction().market.product_lines;
    double sum = 0;
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::size_t base = 0; base < types[type].devices.size(); ++base) {
            const std::size_t device_class = types[type].devices[base].device_class;
            const auto devices = by_line_bought_before(type, base, time, bought_before);
            const auto class_lines = nation_.sales().lines_of(device_class);
            for (std::size_t i = 0; i < class_lines.size(); ++i) {
                if (nation_.policy().in_ban_scope(types[type].sector, device_class,
                                                  lines[class_lines[i]].bloc)) {
                    sum += devices[i];
                }
            }
        }
    }
    return sum;
}

}  // namespace cordon::models
