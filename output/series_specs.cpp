#include "output/results_format.hpp"

#include <initializer_list>

namespace cordon::output {
namespace {

constexpr SeriesAxis jurisdiction{"jurisdiction", Additivity::sum};
constexpr SeriesAxis sector{"sector", Additivity::sum};
constexpr SeriesAxis bloc{"bloc", Additivity::sum};
constexpr SeriesAxis device_class{"device_class", Additivity::sum};
constexpr SeriesAxis layer{"layer", Additivity::never};
constexpr SeriesAxis data_class{"data_class", Additivity::sum};
/// The same data may lie under several laws.
constexpr SeriesAxis holder{"holder", Additivity::never};
constexpr SeriesAxis exposure{"exposure", Additivity::sum};
constexpr SeriesAxis credential{"credential", Additivity::sum};
/// A device is built on several components, a vulnerability known to several classes of attackers
/// and in the devices of several blocs.
constexpr SeriesAxis component{"component", Additivity::never};
constexpr SeriesAxis attacker_class{"attacker_class", Additivity::never};
constexpr SeriesAxis campaign_state{"campaign_state", Additivity::sum};
constexpr SeriesAxis each_jurisdiction{"jurisdiction", Additivity::never};
constexpr SeriesAxis each_class{"device_class", Additivity::never};
constexpr SeriesAxis each_bloc{"bloc", Additivity::never};
/// Infections of different campaigns are different infections ...
constexpr SeriesAxis each_campaign{"campaign", Additivity::sum};
/// ... but two campaigns may hold the same device, be in the same organisation, copy the same data.
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
         "devices that a campaign holds and can use",
         at_date},
        {"infected",
         {jurisdiction, campaign, sector, bloc},
         &R::infected,
         "device",
         "devices that carry a campaign's implant, whether or not it can use them",
         at_date},
        {"campaigns",
         {campaign, campaign_state},
         &R::campaigns,
         "1",
         "campaigns of a kind, by where they stand",
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

std::vector<SeriesSpec> authorised_series() {
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
        {"authorised_by_class",
         {jurisdiction, layer, device_class},
         &R::authorised_by_class,
         "day",
         "device-days since the start open to the vendor's bloc, by class",
         since_start},
        {"authorised_volume",
         {jurisdiction, layer, data_class},
         &R::authorised_volume,
         "GB",
         "telemetry since the start open to the vendor's bloc, not weighted, by class of data",
         since_start},
        {"authorised_by_holder",
         {jurisdiction, layer, holder},
         &R::authorised_by_holder,
         "day",
         "device-days since the start whose telemetry a legal order can reach, could compel, or "
         "accessed, whoever made the device",
         since_start},
        {"authorised_data_by_holder",
         {jurisdiction, layer, holder},
         &R::authorised_data_by_holder,
         "GB",
         "sensitivity-weighted telemetry since the start that a legal order can reach, could "
         "compel, or accessed, whoever made the device",
         since_start},
    };
}

std::vector<SeriesSpec> unauthorised_series() {
    return {
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
        {"unauthorised_by_class",
         {jurisdiction, each_campaign, device_class},
         &R::unauthorised_by_class,
         "day",
         "device-days since the start held by a campaign that collects data, by class",
         since_start},
        {"unauthorised_volume",
         {jurisdiction, each_campaign, data_class},
         &R::unauthorised_volume,
         "GB",
         "data since the start open to a campaign that collects data, not weighted, by class of "
         "data",
         since_start},
    };
}

std::vector<SeriesSpec> joint_series() {
    return {
        {"exposed_both_ways",
         {jurisdiction, layer, sector},
         &R::exposed_both_ways,
         "day",
         "device-days since the start open both to the vendor's bloc and to a campaign that "
         "collects data",
         since_start},
        {"exposed_either_way",
         {jurisdiction, layer, sector},
         &R::exposed_either_way,
         "day",
         "device-days since the start open to the vendor's bloc, to a campaign that collects data, "
         "or to both",
         since_start},
        {"sensitive_data_index",
         {holder},
         &R::sensitive_data_index,
         "GB",
         "sensitivity-weighted data a legal order has from these jurisdictions by orders and by "
         "the campaigns it sponsors, each once and ageing",
         at_date},
        {"targeting_uplift",
         {holder},
         &R::targeting_uplift,
         "1",
         "factor by which a holder's campaigns pick targets better for its data",
         at_date},
    };
}

std::vector<SeriesSpec> intrusion_series() {
    return {
        {"intrusion_attempts",
         {jurisdiction, each_campaign, sector},
         &R::intrusion_attempts,
         "1",
         "attempts since the start to enter an organisation, by the organisation's sector",
         since_start},
        {"intrusions",
         {jurisdiction, each_campaign, sector},
         &R::intrusions,
         "1",
         "organisations entered since the start, each once by a campaign",
         since_start},
        {"intrusions_discovered",
         {jurisdiction, each_campaign, sector},
         &R::intrusions_discovered,
         "1",
         "intrusions discovered since the start",
         since_start},
        {"footholds",
         {jurisdiction, campaign, sector},
         &R::footholds,
         "1",
         "organisations that a campaign has entered and nobody has discovered it in",
         at_date},
        {"critical_footholds",
         {jurisdiction, campaign},
         &R::critical_footholds,
         "1",
         "footholds in the organisations of critical sectors",
         at_date},
        {"foothold_days",
         {jurisdiction, each_campaign, sector},
         &R::foothold_days,
         "day",
         "organisation-days of footholds since the start",
         since_start},
        {"exfiltrated_records",
         {jurisdiction, campaign, sector},
         &R::exfiltrated_records,
         "1",
         "records copied from organisations since the start",
         since_start},
        {"held_records",
         {jurisdiction, each_bloc},
         &R::held_records,
         "1",
         "sensitivity-weighted records copied since the start by the campaigns that a bloc's state "
         "sponsors",
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
                compromise_series(), authorised_series(), unauthorised_series(), joint_series(),
                intrusion_series(), ban_series()});
    return specs;
}

}  // namespace cordon::output
