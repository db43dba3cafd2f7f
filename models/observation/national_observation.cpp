#include "models/observation/national_observation.hpp"

#include "models/campaign/compromise.hpp"
#include "models/observation/market_shares.hpp"

#include <numeric>

namespace cordon::models {

NationalObserver::NationalObserver(const Stock& stock)
    : nation_(stock.nation()), stock_(stock),
      exposure_(nation_.population(), nation_.jurisdiction().population), credentials_(nation_),
      emissions_(nation_.jurisdiction().population, nation_.options().data),
      authorised_(nation_.jurisdiction(), nation_.options().data), joint_(nation_.jurisdiction()),
      costs_(stock) {}

NationalObservation NationalObserver::observe(SimTime time, const SpellTally& tally) {
    NationalObservation seen;
    count_stock(time, seen);
    count_spells(time, tally, seen);
    seen.weak_credentials = credentials_.devices(time);
    seen.market_share = market_shares(nation_, time);
    seen.vendor_quality = vendor_quality(nation_, time);
    seen.authorised = authorised_.totals();
    seen.unauthorised =
        unauthorised_totals(nation_.options(), nation_.jurisdiction(), emissions_, tally, time);
    joint_.advance(time, seen.authorised, seen.unauthorised);
    seen.joint = joint_.totals();
    costs_.advance(time);
    seen.costs = costs_.totals();
    return seen;
}

void NationalObserver::count_stock(SimTime time, NationalObservation& seen) {
    const auto& options = nation_.jurisdiction();
    const Strata strata(options);
    const std::size_t blocs = options.market.blocs.size();
    seen.devices.assign(options.population.sectors.size() * blocs, 0);
    seen.devices_by_class.assign(options.population.device_classes.size() * blocs, 0);
    seen.operator_vantage.assign(options.population.sectors.size() * blocs, 0);
    seen.purchases_deferred.assign(options.population.device_classes.size(), 0);
    seen.places_waiting.assign(options.population.device_classes.size(), 0);
    seen.devices_by_exposure.assign(options.population.sectors.size() * exposure_count, 0);
    seen.devices_by_component.assign(nation_.options().weakness.components.size(), 0);
    std::vector<double> by_stratum(strata.size(), 0);
    for (std::size_t type = 0; type < options.population.site_types.size(); ++type) {
        const auto& site_type = options.population.site_types[type];
        for (std::size_t base = 0; base < site_type.devices.size(); ++base) {
            const std::size_t device_class = site_type.devices[base].device_class;
            const auto [devices, waiting] = stock_.online(type, base, time);
            seen.purchases_deferred[device_class] += stock_.put_off(type, base, time);
            seen.places_waiting[device_class] += waiting;
            const auto lines = nation_.sales().lines_of(device_class);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::size_t bloc = options.market.product_lines[lines[i]].bloc;
                by_stratum[strata.index(site_type.sector, device_class, bloc)] += devices[i];
            }
            count_base(type, base, devices, seen);
        }
    }
    authorised_.advance(time, by_stratum);
}

void NationalObserver::count_base(std::size_t site_type, std::size_t base,
                                  const std::vector<double>& devices,
                                  NationalObservation& seen) const {
    const auto& options = nation_.jurisdiction();
    const std::size_t blocs = options.market.blocs.size();
    const auto& type = options.population.site_types[site_type];
    const std::size_t device_class = type.devices[base].device_class;
    const auto lines = nation_.sales().lines_of(device_class);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t bloc = options.market.product_lines[lines[i]].bloc;
        seen.devices[type.sector * blocs + bloc] += devices[i];
        seen.devices_by_class[device_class * blocs + bloc] += devices[i];
        for (const std::size_t component : nation_.options().weakness.lines[lines[i]].components) {
            seen.devices_by_component[component] += devices[i];
        }
    }
    const double all = std::accumulate(devices.begin(), devices.end(), 0.0);
    const auto& shares = exposure_.of(site_type, base);
    for (std::size_t exposure = 0; exposure < exposure_count; ++exposure) {
        seen.devices_by_exposure[type.sector * exposure_count + exposure] += all * shares[exposure];
    }
    const auto& network = options.population.mobile_network;
    const double subscribed = options.population.device_classes[device_class].on_operator_network;
    for (std::size_t bloc = 0; bloc < network.equipment_by_bloc.size(); ++bloc) {
        seen.operator_vantage[type.sector * blocs + bloc] +=
            all * subscribed * network.equipment_by_bloc[bloc];
    }
}

void NationalObserver::count_spells(SimTime time, const SpellTally& tally,
                                    NationalObservation& seen) const {
    const auto& options = nation_.jurisdiction();
    const Strata strata(options);
    const std::size_t sectors = options.population.sectors.size();
    const std::size_t blocs = options.market.blocs.size();
    const std::size_t cells = nation_.options().campaigns.size() * sectors * blocs;
    seen.active.assign(cells, 0);
    seen.infected.assign(cells, 0);
    seen.spells.assign(cells, 0);
    seen.ever.assign(cells, 0);
    seen.compromised_device_days.assign(cells, 0);
    seen.ended_spell_days.assign(cells, 0);
    seen.compromised.assign(sectors, 0);
    for (std::size_t campaign = 0; campaign < nation_.options().campaigns.size(); ++campaign) {
        for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
            const SpellCounts& counts = tally.counts(campaign, stratum);
            const std::size_t place = strata.sector(stratum) * blocs + strata.bloc(stratum);
            const std::size_t cell = campaign * sectors * blocs + place;
            const double device_days = counts.held.days(time);
            seen.active[cell] += counts.in_contact.now;
            seen.infected[cell] += counts.held.now;
            seen.spells[cell] += counts.spells;
            seen.ever[cell] += counts.ever;
            seen.compromised_device_days[cell] += device_days;
            seen.ended_spell_days[cell] += counts.held.ended_days();
            seen.compromised[strata.sector(stratum)] += counts.held.now;
        }
    }
}

}  // namespace cordon::models
