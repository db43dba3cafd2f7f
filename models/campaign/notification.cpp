#include "models/campaign/notification.hpp"

#include "models/policy/policy.hpp"
#include "models/purpose.hpp"

#include <algorithm>

namespace cordon::models {

Notification::Notification(const NotificationOptions& options,
                           const std::vector<QuarantineOptions>& quarantines, sim::RandomKey key)
    : options_(options), quarantines_(quarantines), key_(key) {}

double Notification::obedience_of(DeviceId device) const {
    return stream(key_, device.slot().value(), Purpose::quarantine).uniform();
}

SimTime Notification::found(DeviceId device, SimTime from, double unit_exponential) const {
    if (quarantines_.empty() || options_.finds_per_year <= 0) {
        return first_event(from, options_.finds_per_year, unit_exponential);
    }
    const double quantile = obedience_of(device);
    std::vector<PiecewiseClock::Change> changes;
    for (const auto& quarantine : quarantines_) {
        const SimTime obeyed = obeyed_from(quarantine.schedule, quantile);
        if (obeyed < never) {
            changes.push_back({obeyed, quarantine.finds_factor});
        }
    }
    const PiecewiseClock clock(std::move(changes));
    return std::max(from + SimSpan{1},
                    clock.after(from, unit_exponential / options_.finds_per_year));
}

Remedy Notification::answer(DeviceId device, SimTime when, sim::RandomStream& rng) const {
    const Remedy free = remedy(options_.remedies, rng.uniform());
    if (free != Remedy::ignored || quarantines_.empty()) {
        return free;
    }
    const double quantile = obedience_of(device);
    double cut = 0;
    for (const auto& quarantine : quarantines_) {
        if (obeyed_from(quarantine.schedule, quantile) <= when) {
            cut = std::max(cut, quarantine.ignored_cut);
        }
    }
    return rng.uniform() < cut ? remedy_of_who_acts(options_.remedies, rng.uniform()) : free;
}

SimSpan Notification::work_on_case(SimTime when) const {
    double cases_per_day = options_.cases_per_day;
    for (const auto& quarantine : quarantines_) {
        const double more = obedience(quarantine.schedule, when) * (quarantine.cases_factor - 1);
        cases_per_day *= 1 + more;
    }
    return days(1 / cases_per_day);
}

}  // namespace cordon::models
