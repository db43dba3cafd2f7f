#include "app/recorder.hpp"

#include <limits>

namespace cordon::app {
namespace {

template <class T>
void append(std::vector<T>& series, const std::vector<T>& values) {
    series.insert(series.end(), values.begin(), values.end());
}

void append(std::vector<double>& series, std::optional<double> value) {
    series.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
}

void append(output::RunRecord& record, const models::IntrusionTotals& seen) {
    append(record.intrusion_attempts, seen.attempts);
    append(record.intrusions, seen.intrusions);
    append(record.intrusions_discovered, seen.discovered);
    append(record.footholds, seen.footholds);
    append(record.critical_footholds, seen.critical_footholds);
    append(record.foothold_days, seen.foothold_days);
    append(record.exfiltrated_records, seen.exfiltrated_records);
    append(record.held_records, seen.held_records);
}

void append(output::RunRecord& record, const models::CostTotals& seen) {
    append(record.purchase_spending, seen.purchase_spending);
    append(record.public_spending, seen.public_spending);
    append(record.tariff_revenue, seen.tariff_revenue);
    append(record.compliance_cost, seen.compliance_cost);
}

void append(output::RunRecord& record, const models::SiteTotals& seen) {
    append(record.organisations_infected, seen.organisations_infected);
    append(record.organisations_compromised, seen.organisations_compromised);
    append(record.vantage_sites, seen.vantage_sites);
    append(record.vantage_sites_of_any, seen.vantage_sites_of_any);
    append(record.network_vantage, seen.network_vantage);
    append(record.network_vantage_of_any, seen.network_vantage_of_any);
}

void append(output::RunRecord& record,
            const std::vector<std::optional<models::ObservedCampaign>>& reports) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    for (const auto& report : reports) {
        const auto seen =
            report.value_or(models::ObservedCampaign{missing, missing, missing, missing});
        record.observed_active.push_back(seen.active);
        record.observed_ever.push_back(seen.ever);
        record.observed_addresses.push_back(seen.addresses);
        record.observed_recorded.push_back(seen.recorded);
    }
}

void append(output::RunRecord& record, const models::NationalObservation& seen) {
    append(record.devices, seen.devices);
    append(record.devices_by_class, seen.devices_by_class);
    append(record.operator_vantage, seen.operator_vantage);
    append(record.devices_by_exposure, seen.devices_by_exposure);
    append(record.devices_by_component, seen.devices_by_component);
    append(record.weak_credentials, seen.weak_credentials);
    append(record.market_share, seen.market_share);
    append(record.vendor_quality, seen.vendor_quality);
    append(record.purchases_deferred, seen.purchases_deferred);
    append(record.places_waiting, seen.places_waiting);
    append(record.active, seen.active);
    append(record.infected, seen.infected);
    append(record.spells, seen.spells);
    append(record.ever, seen.ever);
    append(record.compromised_device_days, seen.compromised_device_days);
    append(record.ended_spell_days, seen.ended_spell_days);
    append(record.compromised, seen.compromised);
    append(record.authorised_exposure, seen.authorised.device_days);
    append(record.authorised_data, seen.authorised.gigabytes);
    append(record.authorised_by_class, seen.authorised.days_by_class);
    append(record.authorised_volume, seen.authorised.volume);
    append(record.authorised_by_holder, seen.authorised.days_by_holder);
    append(record.authorised_data_by_holder, seen.authorised.gigabytes_by_holder);
    append(record.unauthorised_exposure, seen.unauthorised.device_days);
    append(record.unauthorised_data, seen.unauthorised.gigabytes);
    append(record.unauthorised_by_class, seen.unauthorised.days_by_class);
    append(record.unauthorised_volume, seen.unauthorised.volume);
    append(record.exposed_both_ways, seen.joint.both);
    append(record.exposed_either_way, seen.joint.either);
    append(record, seen.intrusions);
    append(record, seen.sites);
    append(record, seen.costs);
}

}  // namespace

output::RunRecord recorded(const models::WorldRecord& world) {
    output::RunRecord record{};
    for (const auto& seen : world.observations) {
        for (const auto& national : seen.jurisdictions) {
            append(record, national);
        }
        append(record.campaigns, seen.campaigns);
        append(record, seen.observed);
        append(record.active_peak, seen.active_peak);
        append(record.zero_days, seen.zero_days);
        append(record.usable_vulnerabilities, seen.usable_vulnerabilities);
        append(record.sensitive_data_index, seen.sensitive_data_index);
        append(record.targeting_uplift, seen.targeting_uplift);
        append(record.surviving_share, seen.surviving_share);
        append(record.banned_base, seen.banned_base);
    }
    record.digest = world.digest.value();
    record.events = static_cast<std::int64_t>(world.digest.events());
    record.windows = static_cast<std::int64_t>(world.windows);
    return record;
}

}  // namespace cordon::app
