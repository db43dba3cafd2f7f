#include "models/market/stock.hpp"

#include <algorithm>
#include <numeric>
#include <span>

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

const PurchaseCohorts& Stock::cohorts(std::size_t site_type, std::size_t base) const {
    const auto& type = nation_.jurisdiction().population.site_types[site_type];
    return *cohorts_[type.devices[base].device_class][type.sector];
}

Stock::Online Stock::online_bought_before(std::size_t site_type, std::size_t base, SimTime time,
                                          SimTime bought_before) const {
    const Cohorts online = nation_.ownership(site_type, base).cohorts(time);
    const auto& cohorts = this->cohorts(site_type, base);
    const SimTime last = std::min(time, bought_before);
    const auto bought = cohorts.bought_by(last);
    Online result{std::vector<double>(cohorts.lines(), 0), 0};
    double due_before_begin = 0;
    double in_service_before_begin = 0;
    SimTime begin{};
    for (std::size_t cohort = 0; cohort < cohorts.size() && (cohort == 0 || begin < last);
         ++cohort) {
        const SimTime end = std::min(cohorts.end(cohort), last);
        const double due_before_end = online.online_bought_before(end);
        const double devices = due_before_end - due_before_begin;
        const auto lines = std::span(bought).subspan(cohort * cohorts.lines(), cohorts.lines());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            result.by_line[i] += devices * lines[i];
        }
        if (cohorts.defer()) {
            const double in_service = online.in_service_bought_before(end);
            result.waiting += (in_service - in_service_before_begin) *
                              std::max(0.0, 1 - std::accumulate(lines.begin(), lines.end(), 0.0));
            in_service_before_begin = in_service;
        }
        due_before_begin = due_before_end;
        begin = end;
    }
    return result;
}

double Stock::put_off(std::size_t site_type, std::size_t base, SimTime time) const {
    const auto& cohorts = this->cohorts(site_type, base);
    double purchases = 0;
    for (std::size_t cohort = 1; cohort < cohorts.size() && cohorts.end(cohort - 1) < time;
         ++cohort) {
        const SimTime begin = std::max(SimTime{}, cohorts.end(cohort - 1));
        const SimTime end = std::min(cohorts.end(cohort), time);
        if (cohorts.put_off(cohort) > 0 && begin < end) {
            const SimTime middle = begin + (end - begin) / 2;
            purchases += cohorts.put_off(cohort) * in_years(end - begin) *
                         nation_.ownership(site_type, base).purchases_per_year(middle);
        }
    }
    return purchases;
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
            const auto class_lines = nation_.sales().lines_of(device_class);
            const auto is_banned = [&](std::size_t line) {
                return nation_.policy().in_ban_scope(types[type].sector, device_class,
                                                     lines[line].bloc);
            };
            if (std::none_of(class_lines.begin(), class_lines.end(), is_banned)) {
                continue;
            }
            const auto devices = online_bought_before(type, base, time, bought_before).by_line;
            for (std::size_t i = 0; i < class_lines.size(); ++i) {
                sum += is_banned(class_lines[i]) ? devices[i] : 0;
            }
        }
    }
    return sum;
}

}  // namespace cordon::models
