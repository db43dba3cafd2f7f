#include "models/policy/policy.hpp"

#include "models/purpose.hpp"

#include <algorithm>
#include <iterator>

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

SimTime obeyed_from(const Schedule& schedule, double quantile) {
    if (quantile >= schedule.compliance) {
        return never;
    }
    return schedule.effective +
           days(in_days(schedule.full - schedule.effective) * quantile / schedule.compliance);
}

PolicyOptions in_force_in(std::size_t jurisdiction, const PolicyOptions& policy) {
    const auto holds = [&](const auto& instrument) {
        if constexpr (requires { instrument.jurisdictions; }) {
            return instrument.jurisdictions.empty() || instrument.jurisdictions[jurisdiction];
        } else {
            return true;
        }
    };
    PolicyOptions here{policy.name, policy.title, {}};
    std::copy_if(policy.instruments.begin(), policy.instruments.end(),
                 std::back_inserter(here.instruments),
                 [&](const auto& instrument) { return std::visit(holds, instrument); });
    return here;
}

PolicyRules::PolicyRules(const PolicyOptions& options, sim::RandomKey key) : key_(key) {
    for (const auto& instrument : options.instruments) {
        if (const auto* ban = std::get_if<SalesBanOptions>(&instrument)) {
            bans_.push_back(*ban);
        } else if (const auto* standard = std::get_if<BaselineStandardOptions>(&instrument)) {
            standards_.push_back(*standard);
        } else if (const auto* duty = std::get_if<DisclosureDutyOptions>(&instrument)) {
            disclosure_duties_.push_back(*duty);
        } else if (const auto* measure = std::get_if<PriceMeasureOptions>(&instrument)) {
            price_measures_.push_back(*measure);
        } else if (const auto* quarantine = std::get_if<QuarantineOptions>(&instrument)) {
            quarantines_.push_back(*quarantine);
        } else {
            update_mandates_.push_back(std::get<UpdateMandateOptions>(instrument));
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

SimTime PolicyRules::regulated_from(std::size_t device_class) const {
    constexpr SimTime always = SimTime{} - (never - SimTime{});
    SimTime from = never;
    for (const auto& mandate : update_mandates_) {
        from = mandate.device_classes[device_class] ? always : from;
    }
    for (const auto& standard : standards_) {
        if (standard.device_classes[device_class]) {
            from = std::min(from, standard.schedule.effective);
        }
    }
    return from;
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
            duties.default_credential_cut =
                std::max(duties.default_credential_cut, standard.default_credential_cut);
            duties.vulnerability_cut =
                std::max(duties.vulnerability_cut, standard.vulnerability_cut);
            duties.automatic_floor = std::max(duties.automatic_floor, standard.automatic_floor);
            duties.support_floor_years =
                std::max(duties.support_floor_years, standard.support_floor_years);
        }
    }
    return duties;
}

double PolicyRules::expected_default_credential_cut(SimTime bought,
                                                    std::size_t device_class) const {
    return expected_greatest(&BaselineStandardOptions::default_credential_cut, bought,
                             device_class);
}

double PolicyRules::expected_compliance_cost(SimTime from, SimTime until,
                                             std::size_t device_class) const {
    if (standards_.empty()) {
        return 0;
    }
    // Between these dates obedience is a straight line, so the middle stands for all of it.
    std::vector<SimTime> dates{from, until};
    for (const auto& standard : standards_) {
        for (const SimTime date : {standard.schedule.effective, standard.schedule.full}) {
            if (from < date && date < until) {
                dates.push_back(date);
            }
        }
    }
    std::sort(dates.begin(), dates.end());
    double cost = 0;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const SimSpan length = dates[i] - dates[i - 1];
        cost += in_days(length) * expected_greatest(&BaselineStandardOptions::compliance_cost_eur,
                                                    dates[i - 1] + length / 2, device_class);
    }
    return cost / in_days(until - from);
}

double PolicyRules::expected_greatest(double BaselineStandardOptions::*duty, SimTime bought,
                                      std::size_t device_class) const {
    struct Obeyed {
        double share;
        double duty;
    };
    std::vector<Obeyed> obeyed;
    for (const auto& standard : standards_) {
        const double share = obedience(standard.schedule, bought);
        if (share > 0 && standard.device_classes[device_class]) {
            obeyed.push_back({share, standard.*duty});
        }
    }
    // One quantile decides for all standards, so who obeys the least obeyed one obeys the rest.
    std::sort(obeyed.begin(), obeyed.end(),
              [](const Obeyed& a, const Obeyed& b) { return a.share > b.share; });
    double expected = 0;
    double greatest = 0;
    for (std::size_t i = 0; i < obeyed.size(); ++i) {
        greatest = std::max(greatest, obeyed[i].duty);
        const double share_of_next = i + 1 < obeyed.size() ? obeyed[i + 1].share : 0;
        expected += (obeyed[i].share - share_of_next) * greatest;
    }
    return expected;
}

PiecewiseClock PolicyRules::patch_clock(DeviceId device, std::size_t device_class) const {
    if (update_mandates_.empty()) {
        return {};
    }
    auto rng = stream(key_, device.packed(), Purpose::update_mandate);
    const double quantile = rng.uniform();
    std::vector<PiecewiseClock::Change> changes;
    for (const auto& mandate : update_mandates_) {
        const SimTime from = obeyed_from(mandate.schedule, quantile);
        if (mandate.device_classes[device_class] && from < never) {
            changes.push_back({from, mandate.rate_factor});
        }
    }
    return PiecewiseClock(std::move(changes));
}

SimTime PolicyRules::takes_reports_from(const std::vector<bool>& device_classes,
                                        double quantile) const {
    SimTime from = never;
    for (const auto& standard : standards_) {
        Schedule schedule = standard.schedule;
        schedule.compliance *= standard.disclosure_policies;
        for (std::size_t c = 0; c < device_classes.size(); ++c) {
            if (device_classes[c] && standard.device_classes[c]) {
                from = std::min(from, obeyed_from(schedule, quantile));
            }
        }
    }
    return from;
}

}  // namespace cordon::models
