#include "models/stock.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

// Where shares of purchases change with the date, ages are taken in cells of at most this width:
// bans ramp over months, so ten days leave an error far below a thousandth.
constexpr SimSpan cell = days(10);

}  // namespace

std::vector<double> Stock::by_line(std::size_t site_type, std::size_t base, SimTime time) const {
    return by_line_bought_before(site_type, base, time, never);
}

std::vector<double> Stock::by_line_bought_before(std::size_t site_type, std::size_t base,
                                                 SimTime time, SimTime bought_before) const {
    const auto& type = nation_.options().population.site_types[site_type];
    const std::size_t device_class = type.devices[base].device_class;
    const auto& sales = nation_.sales();
    std::vector<double> result(sales.lines_of(device_class).size(), 0);
    const auto add = [&](double part, SimTime bought) {
        const auto shares = sales.shares(device_class, type.sector, bought);
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i] += part * shares[i];
        }
    };
    const Cohorts cohorts = nation_.ownership(site_type, base).cohorts(time);
    const SimTime last = std::min(time, bought_before);
    const SimTime first = std::min(sales.constant_before(device_class, type.sector), last);
    add(cohorts.online_bought_before(first), first - SimSpan{1});
    for (SimTime bought = first; bought < last; bought = bought + cell) {
        const SimTime next = std::min(bought + cell, last);
        add(cohorts.online_bought_before(next) - cohorts.online_bought_before(bought),
            bought + (next - bought) / 2);
    }
    return result;
}

double Stock::banned_bought_before(SimTime time, SimTime bought_before) const {
    const auto& types = nation_.options().population.site_types;
    const auto& lines = nation_.options().market.product_lines;
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

std::optional<double> Stock::banned_base(SimTime time) const {
    if (!nation_.policy().first_ban()) {
        return std::nullopt;
    }
    return banned_bought_before(time, never);
}

std::optional<double> Stock::surviving_share(SimTime time) const {
    const auto ban = nation_.policy().first_ban();
    if (!ban || time < *ban) {
        return std::nullopt;
    }
    const double then = banned_bought_before(*ban, *ban);
    return then > 0 ? std::optional(banned_bought_before(time, *ban) / then) : std::nullopt;
}

}  // namespace cordon::models
