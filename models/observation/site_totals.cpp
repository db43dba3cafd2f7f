#include "models/observation/site_totals.hpp"

namespace cordon::models {

SiteTotals site_totals(const SiteTally& tally, SimTime time) {
    SiteTotals totals;
    for (std::size_t sector = 0; sector < tally.sectors(); ++sector) {
        const SiteCounts& any = tally.counts(tally.kinds(), sector);
        totals.organisations_compromised.push_back(any.organisations);
        totals.vantage_sites_of_any.push_back(any.in_view.now);
        totals.network_vantage_of_any.push_back(any.in_view.days(time));
    }
    for (std::size_t kind = 0; kind < tally.kinds(); ++kind) {
        for (std::size_t sector = 0; sector < tally.sectors(); ++sector) {
            const SiteCounts& counts = tally.counts(kind, sector);
            totals.organisations_infected.push_back(counts.organisations);
            totals.vantage_sites.push_back(counts.in_view.now);
            totals.network_vantage.push_back(counts.in_view.days(time));
        }
    }
    return totals;
}

}  // namespace cordon::models
