#include "models/observation.hpp"

#include "models/compromise.hpp"

namespace cordon::models {

Observer::Observer(const Nation& nation)
    : nation_(nation), stock_(nation), authorised_(nation.options()) {}

Observation Observer::observe(SimTime time, const SpellTally& tally,
                              std::vector<std::int64_t> peaks) {
    Observation seen;
    seen.active_peak = std::move(peaks);
    count_stock(time, seen);
    count_spells(time, tally, seen);
    seen.authorised = authorised_.totals();
    seen.surviving_share = stock_.surviving_share(time);
    seen.banned_base = stock_.banned_base(time);
    return seen;
}

void Observer::count_stock(SimTime time, Observation& seen) {
    const auto& options = nation_.options();
    const Strata strata(options);
    const std::size_t blocs = options.market.blocs.size();
    seen.devices.assign(options.population.sectors.size() * blocs, 0);
    seen.devices_by_class.assign(options.population.device_classes.size() * blocs, 0);
    seen.purchases_deferred.assign(options.population.device_classes.size(), 0);
    seen.places_waiting.assign(options.population.device_classes.size(), 0);
    std::vector<double> by_stratum(strata.size(), 0);
    for (std::size_t type = 0; type < options.population.site_types.size(); ++type) {
        const auto& site_type = options.population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            const std::size_t device_class = site_type.devices[base].device_class;
            seen.purchases_deferred[device_class] += stock_.put_off(type, base, time);
            const auto [devices, waiting] = stock_.online(type, base, time);
            seen.places_waiting[device_class] += waiting;
            const auto lines = nation_.sales().lines_of(device_class);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = options.market.product_lines[lines[i]].bloc;
                seen.devices[site_type.sector * blocs + bloc] += devices[i];
                seen.devices_by_class[device_class * blocs + bloc] += devices[i];
                by_stratum[strata.index(site_type.sector, device_class, bloc)] += devices[i];
            }
        }
    }
    authorised_.advance(time, by_stratum);
}

void Observer::count_spells(SimTime time, const SpellTally& tally, Observation& seen) const {
    const auto& options = nation_.options();
    const Strata strata(options);
    const std::size_t sectors = options.population.sectors.size();
    const std::size_t blocs = options.market.blocs.size();
    const std::size_t cells = options.campaigns.size() * sectors * blocs;
    seen.active.assign(cells, 0);
    seen.spells.assign(cells, 0);
    seen.ever.assign(cells, 0);
    seen.compromised_device_days.assign(cells, 0);
    seen.compromised.assign(sectors, 0);
    seen.unauthorised_device_days.assign(sectors * blocs, 0);
    seen.unauthorised_gigabytes.assign(sectors * blocs, 0);
    for (std::size_t campaign = 0; campaign < options.campaigns.size(); ++campaign) {
        for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
            const SpellCounts& counts = tally.counts(campaign, stratum);
            const std::size_t place = strata.sector(stratum) * blocs + strata.bloc(stratum);
            const std::size_t cell = campaign * sectors * blocs + place;
            const double device_days = counts.device_days(time);
            seen.active[cell] += counts.active;
            seen.spells[cell] += counts.spells;
            seen.ever[cell] += counts.ever;
            seen.compromised_device_days[cell] += device_days;
            seen.compromised[strata.sector(stratum)] += counts.active;
            if (options.campaigns[campaign].collects_data) {
                const auto& type = options.population.device_classes[strata.device_class(stratum)];
                seen.unauthorised_device_days[place] += device_days;
                seen.unauthorised_gigabytes[place] +=
                    device_days * type.telemetry_mb_per_day * type.sensitivity / 1000;
            }
        }
    }
}

}  // namespace cordon::models
