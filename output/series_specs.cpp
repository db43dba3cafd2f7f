#include "output/results_format.hpp"

#include <initializer_list>

namespace cordon::output {
namespace {

constexpr SeriesAxis jurisdiction{"jurisdiction", Additivity::sum};
constexpr SeriesAxis sector{"sector", Additivity::sum};
constexpr SeriesAxis bloc{"bloc", Additivity::sum};
constexpr SeriesAxis device_class{"device_class", Additivity::sum};
constexpr SeriesAxis layer{"layer", Additivity::never};
constexpr SeriesAxis exposure{"exposure", Additivity::sum};
constexpr SeriesAxis credential{"credential", Additivity::sum};
/// A device is built on several components, a vulnerability known to several classes of attackers
/// and in the devices of several blocs.
constexpr SeriesAxis component{"component", Additivity::never};
constexpr SeriesAxis attacker_class{"attacker_class", Additivity::never};
constexpr SeriesAxis each_jurisdiction{"jurisdiction", Additivity::never};
constexpr SeriesAxis each_class{"device_class", Additivity::never};
constexpr SeriesAxis each_bloc{"bloc", Additivity::never};
/// Infections of different campaigns are different infections ...
constexpr SeriesAxis each_campaign{"campaign", Additivity::sum};
/// ... but two campaigns may hold the same device.
constexpr SeriesAxis campaign{"campaign", Additivity::never};

constexpr std::string_view at_date = "time: point";
constexpr std::string_view since_start = "time: sum (from the start)";

using R = RunRecord;

std::vector<SeriesSpec> stock_series() {
    return {
        {"devices",
         {jurisdiction, sector, bloc},
         &R::devices,
         "device",
         "devices online: in service, or kept in use after they were replaced",
         at_date},
        {"devices_by_class",
         {jurisdiction, device_class, bloc},
         &R::devices_by_class,
         "device",
         "devices online, by class",
         at_date},
        {"operator_vantage",
         {jurisdiction, sector, bloc},
         &R::operator_vantage,
         "device",
         "devices online with a mobile subscription of their own, times the share of traffic that "
         "crosses equipment of the bloc's vendors",
         at_date},
        {"devices_by_exposure",
         {jurisdiction, sector, exposure},
         &R::devices_by_exposure,
         "device",
         "devices online, by how they can be reached from outside",
         at_date},
        {"devices_by_component",
         {jurisdiction, component},
         &R::devices_by_component,
         "device",
         "devices online that are built on a component, whatever their brand",
         at_date},
        {"weak_credentials",
         {jurisdiction, sector, credential},
         &R::weak_credentials,
         "device",
         "devices online with a universal default or a weak credential",
         at_date},
    };
}

std::vector<SeriesSpec> market_series() {
    return {
        {"market_share",
         {each_jurisdiction, each_class, bloc},
         &R::market_share,
         "1",
         "blocs' shares of the purchases of a class; missing for a class nobody buys",
         at_date},
        {"vendor_quality",
         {each_jurisdiction, each_class, each_bloc},
         &R::vendor_quality,
         "1",
         "quality of a bloc's vendors against what observed shares stand for",
         at_date},
    };
}

std::vector<SeriesSpec> weakness_series() {
    return {
        {"zero_days",
         {attacker_class},
         &R::zero_days,
         "1",
         "vulnerabilities a class of attackers can use while no maker has released a patch",
         at_date},
        {"usable_vulnerabilities",
         {campaign, each_bloc},
         &R::usable_vulnerabilities,
         "1",
         "vulnerabilities in a bloc's devices that a campaign can use",
         at_date},
    };
}

std::vector<SeriesSpec> compromise_series() {
    return {
        {"active",
         {jurisdiction, campaign, sector, bloc},
         &R::active,
         "device",
         "devices that a campaign holds",
         at_date},
        {"active_peak",
         {campaign},
         &R::active_peak,
         "device",
         "most devices that a campaign held at once since the last date, at the edges of windows",
         "time: maximum"},
        {"spells",
         {jurisdiction, each_campaign, sector, bloc},
         &R::spells,
         "1",
         "infections since the start",
         since_start},
        {"ever",
         {jurisdiction, campaign, sector, bloc},
         &R::ever,
         "device",
         "different devices that a campaign has held since the start",
         since_start},
        {"compromised_device_days",
         {jurisdiction, campaign, sector, bloc},
         &R::compromised_device_days,
         "day",
         "device-days held by a campaign since the start",
         since_start},
        {"compromised",
         {jurisdiction, sector},
         &R::compromised,
         "device",
         "different devices held by any campaign",
         at_date},
    };
}

std::vector<SeriesSpec> observed_series() {
    return {
        {"observed_active",
         {campaign},
         &R::observed_active,
         "device",
         "devices that a campaign's observer reports as held; missing without an observer",
         at_date},
        {"observed_ever",
         {campaign},
         &R::observed_ever,
         "device",
         "different devices that the observer reports as held since the start; missing without one",
         since_start},
        {"observed_addresses",
         {campaign},
         &R::observed_addresses,
         "1",
         "different addresses of such devices that the observer reports; missing without one",
         since_start},
        {"observed_recorded",
         {campaign},
         &R::observed_recorded,
         "1",
         "records of infections since the start, one for each, that the observer reports; missing "
         "without one",
         since_start},
    };
}

std::vector<SeriesSpec> exposure_series() {
    return {
        {"authorised_exposure",
         {jurisdiction, layer, sector, bloc},
         &R::authorised_exposure,
         "day",
         "device-days since the start whose telemetry the vendor's bloc can reach, could compel, "
         "or accessed",
         since_start},
        {"authorised_data",
         {jurisdiction, layer, sector, bloc},
         &R::authorised_data,
         "GB",
         "sensitivity-weighted telemetry since the start that the vendor's bloc can reach, could "
         "compel, or accessed",
         since_start},
        {"unauthorised_exposure",
         {jurisdiction, sector, bloc},
         &R::unauthorised_exposure,
         "day",
         "device-days since the start held by a campaign that collects data",
         since_start},
        {"unauthorised_data",
         {jurisdiction, sector, bloc},
         &R::unauthorised_data,
         "GB",
         "sensitivity-weighted data since the start open to a campaign that collects data",
         since_start},
    };
}

std::vector<SeriesSpec> deferral_series() {
    return {
        {"purchases_deferred",
         {jurisdiction, device_class},
         &R::purchases_deferred,
         "1",
         "purchases since the start that buyers put off at least once because of the policy",
         since_start},
        {"places_waiting",
         {jurisdiction, device_class},
         &R::places_waiting,
         "device",
         "devices missing because their purchase was put off or forgone",
         at_date},
    };
}

std::vector<SeriesSpec> ban_series() {
    return {
        {"surviving_share",
         {},
         &R::surviving_share,
         "1",
         "share still online of the devices under a ban that were online when it began; missing "
         "before it and without a ban",
         at_date},
        {"banned_base",
         {},
         &R::banned_base,
         "device",
         "devices of banned product lines online where the ban holds; missing without a ban",
         at_date},
    };
}

std::vector<SeriesSpec> joined(std::initializer_list<std::vector<SeriesSpec>> groups) {
    std::vector<SeriesSpec> all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

}  // namespace

const std::vector<SeriesSpec>& series_specs() {
    static const auto specs =
        joined({stock_series(), market_series(), deferral_series(), weakness_series(),
                compromise_series(), observed_series(), exposure_series(), ban_series()});
    return specs;
}

}  // namespace cordon::output
