#include "models/policy.hpp"

#include "models/purpose.hpp"

#include <algorithm>

namespace cordon::models {

double obedience(const Schedule& schedule, SimTime date) {
    if (date < schedule.effective) {
        return 0;
    }
    if (date >= schedule.full) {
        return schedule.compliance;
    }
    return schedule.compliance * in_days(date - schedule.effective) /
           in_days(schedule.full - schedule.effective);
}

PolicyRules::PolicyRules(const PolicyOptions& options, sim::RandomKey key) : key_(key) {
    for (const auto& instrument : options.instruments) {
        if (const auto* ban = std::get_if<SalesBanOptions>(&instrument)) {
            bans_.push_back(*ban);
        } else if (const auto* measure = std::get_if<PriceMeasureOptions>(&instrument)) {
            price_measures_.push_back(*measure);
        } else {
            standards_.push_back(std::get<BaselineStandardOptions>(instrument));
        }
    }
}

std::optional<SimTime> PolicyRules::first_ban() const {
    std::optional<SimTime> first;
    for (const auto& ban : bans_) {
        first = std::min(first.value_or(never), ban.schedule.effective);
    }
    return first;
}

bool PolicyRules::in_ban_scope(std::size_t sector, std::size_t device_class,
                               std::size_t bloc) const {
    return std::any_of(bans_.begin(), bans_.end(), [&](const SalesBanOptions& ban) {
        return ban.sectors[sector] && ban.device_classes[device_class] && ban.blocs[bloc];
    });
}

DeviceDuties PolicyRules::duties(const OwnedDevice& device, std::size_t device_class) const {
    DeviceDuties duties;
    for (const auto& standard : standards_) {
        const double share = obedience(standard.schedule, device.bought);
        if (share <= 0 || !standard.device_classes[device_class]) {
            continue;
        }
        auto rng = stream(key_, device.id.packed(), Purpose::standard_duty);
        if (rng.uniform() < share) {
            duties.weak_credential_cut =
                std::max(duties.weak_credential_cut, standard.weak_credential_cut);
            duties.vulnerability_cut =
                std::max(duties.vulnerability_cut, standard.vulnerability_cut);
            duties.automatic_floor = std::max(duties.automatic_floor, standard.automatic_floor);
            duties.support_floor_years =
                std::max(duties.support_floor_years, standard.support_floor_years);
        }
    }
    return duties;
}

}  // namespace cordon::models
