#include "output/series_tables.hpp"

namespace cordon::output {
namespace {

using R = RunRecord;

}  // namespace

std::vector<SeriesSpec> site_series() {
    return {
        {"organisations_infected",
         {jurisdiction, campaign, sector},
         &R::organisations_infected,
         "1",
         "organisations with a device that carries a campaign's implant",
         at_date},
        {"organisations_compromised",
         {jurisdiction, sector},
         &R::organisations_compromised,
         "1",
         "different organisations with a device held by any campaign",
         at_date},
        {"vantage_sites",
         {jurisdiction, campaign, sector},
         &R::vantage_sites,
         "1",
         "sites whose gateway, or one of them, carries a campaign's implant",
         at_date},
        {"vantage_sites_of_any",
         {jurisdiction, sector},
         &R::vantage_sites_of_any,
         "1",
         "different sites with a gateway held by any campaign",
         at_date},
        {"network_vantage",
         {jurisdiction, campaign, sector},
         &R::network_vantage,
         "day",
         "site-days since the start with a gateway held by a campaign",
         since_start},
        {"network_vantage_of_any",
         {jurisdiction, sector},
         &R::network_vantage_of_any,
         "day",
         "site-days since the start with a gateway held by any campaign, each once",
         since_start},
    };
}

}  // namespace cordon::output
