#include "output/series_tables.hpp"

namespace cordon::output {
namespace {

using R = RunRecord;

}  // namespace

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

}  // namespace cordon::output
