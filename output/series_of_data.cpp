#include "output/series_tables.hpp"

namespace cordon::output {
namespace {

using R = RunRecord;

}  // namespace

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

}  // namespace cordon::output
