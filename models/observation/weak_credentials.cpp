#include "models/observation/weak_credentials.hpp"

#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

// Cohorts of a month, wider when older: within one, defaults that are changed and standards that
// come into force leave an error below a thousandth.
constexpr SimSpan narrowest = years(1.0 / 12);
constexpr std::int64_t widths_of_age = 50;
// Devices so old that fewer than one in a million is older are left out.
constexpr double negligible = 1e-6;

double left_after(SimSpan age, double rate_per_year) {
    return rate_per_year > 0 ? sim::exp(-rate_per_year * in_years(age)) : 1;
}

}  // namespace

WeakCredentials::WeakCredentials(const Nation& nation) : nation_(nation) {
    const auto& population = nation.jurisdiction().population;
    for (const auto& type : population.site_types) {
        weak_.emplace_back(type.devices.size(), 0.0);
    }
    for (const auto& block : nation.population().blocks()) {
        const double share = static_cast<double>(block.sites) /
                             static_cast<double>(population.site_types[block.site_type].sites);
        weak_[block.site_type][block.base] +=
            share * weak_share(population.device_classes[block.device_class],
                               population.hygiene_classes[block.hygiene_class]);
    }
}

std::vector<double> WeakCredentials::devices(SimTime time) const {
    const auto& population = nation_.jurisdiction().population;
    std::vector<double> devices(population.sectors.size() * kinds, 0);
    for (std::size_t type = 0; type < population.site_types.size(); ++type) {
        for (std::size_t base = 0; base < population.site_types[type].devices.size(); ++base) {
            add(type, base, time, devices);
        }
    }
    return devices;
}

void WeakCredentials::add(std::size_t site_type, std::size_t base, SimTime time,
                          std::vector<double>& devices) const {
    const auto& type = nation_.jurisdiction().population.site_types[site_type];
    const auto& credentials = nation_.options().weakness.credentials;
    const std::size_t device_class = type.devices[base].device_class;
    const Cohorts online = nation_.ownership(site_type, base).cohorts(time);
    const double all = online.online_bought_before(time);
    double with_default = 0;
    double weak = 0;
    double younger = all;
    SimSpan width = narrowest;
    for (SimSpan age{}; younger > negligible * all; age = age + width) {
        width = std::max(narrowest, age / widths_of_age);
        const double older = online.online_bought_before(time - age - width);
        const SimSpan middle = age + width / 2;
        const double cut =
            nation_.policy().expected_default_credential_cut(time - middle, device_class);
        with_default += (younger - older) * (1 - cut) *
                        left_after(middle, credentials.default_changed_per_year);
        weak += (younger - older) * left_after(middle, credentials.weak_changed_per_year);
        younger = older;
    }
    const double share = weak_[site_type][base];
    double* const sector = &devices[type.sector * kinds];
    sector[static_cast<std::size_t>(Kind::universal_default)] +=
        share * credentials.default_share * with_default;
    sector[static_cast<std::size_t>(Kind::weak)] += share * (1 - credentials.default_share) * weak;
}

}  // namespace cordon::models
