#include "output/series_tables.hpp"

namespace cordon::output {
namespace {

using R = RunRecord;

}  // namespace

std::vector<SeriesSpec> cost_series() {
    return {
        {"purchase_spending",
         {jurisdiction, device_class, bloc},
         &R::purchase_spending,
         "EUR",
         "what buyers have paid for devices since the start, with tariffs and less subsidies",
         since_start},
        {"public_spending",
         {jurisdiction, device_class, bloc},
         &R::public_spending,
         "EUR",
         "subsidies that the state has paid for devices bought since the start",
         since_start},
        {"tariff_revenue",
         {jurisdiction, device_class, bloc},
         &R::tariff_revenue,
         "EUR",
         "tariffs that the state has collected on devices bought since the start",
         since_start},
        {"compliance_cost",
         {jurisdiction, device_class, bloc},
         &R::compliance_cost,
         "EUR",
         "what makers have paid since the start for the devices sold to meet standards",
         since_start},
    };
}

}  // namespace cordon::output
