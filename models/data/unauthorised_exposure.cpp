#include "models/data/unauthorised_exposure.hpp"

#include "models/campaign/compromise.hpp"

namespace cordon::models {
namespace {

/// Adds one campaign's device-days in one stratum.
void add(const Strata& strata, std::size_t stratum, std::size_t blocs, const Emissions& emissions,
         double device_days, UnauthorisedTotals& totals) {
    const std::size_t place = strata.sector(stratum) * blocs + strata.bloc(stratum);
    totals.device_days[place] += device_days;
    totals.gigabytes[place] +=
        device_days * emissions.weighted_gigabytes(strata.device_class(stratum));
}

}  // namespace

UnauthorisedTotals unauthorised_totals(const WorldOptions& world,
                                       const JurisdictionOptions& jurisdiction,
                                       const Emissions& emissions, const SpellTally& tally,
                                       SimTime time) {
    const Strata strata(jurisdiction);
    const std::size_t blocs = jurisdiction.market.blocs.size();
    const std::size_t classes = jurisdiction.population.device_classes.size();
    UnauthorisedTotals totals;
    totals.device_days.assign(jurisdiction.population.sectors.size() * blocs, 0);
    totals.gigabytes.assign(totals.device_days.size(), 0);
    totals.days_by_class.assign(world.campaigns.size() * classes, 0);
    totals.volume.assign(world.campaigns.size() * emissions.data_classes(), 0);
    totals.gigabytes_by_sponsor.assign(blocs * blocs, 0);
    for (std::size_t campaign = 0; campaign < world.campaigns.size(); ++campaign) {
        if (!world.campaigns[campaign].objectives.collects) {
            continue;
        }
        const auto sponsor = world.actors[world.campaigns[campaign].actor].sponsor;
        for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
            const double device_days = tally.counts(campaign, stratum).collecting.days(time);
            const std::size_t device_class = strata.device_class(stratum);
            add(strata, stratum, blocs, emissions, device_days, totals);
            totals.days_by_class[campaign * classes + device_class] += device_days;
            for (std::size_t data = 0; data < emissions.data_classes(); ++data) {
                totals.volume[campaign * emissions.data_classes() + data] +=
                    device_days * emissions.gigabytes(device_class, data);
            }
            if (sponsor) {
                totals.gigabytes_by_sponsor[*sponsor * blocs + strata.bloc(stratum)] +=
                    device_days * emissions.weighted_gigabytes(device_class);
            }
        }
    }
    return totals;
}

}  // namespace cordon::models
