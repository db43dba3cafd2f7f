#include "models/intrusion/organisations.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {

Organisations::Organisations(const Nations& nations)
    : nations_(nations), sectors_(nations.front().jurisdiction().population.sectors.size()),
      counts_(nations.size() * sectors_, 0) {
    for (std::size_t jurisdiction = 0; jurisdiction < nations.size(); ++jurisdiction) {
        const auto& population = nations[jurisdiction].jurisdiction().population;
        for (const auto& type : population.site_types) {
            if (type.are_organisations) {
                CORDON_EXPECT(population.sectors[type.sector].organisations.has_value());
                counts_[jurisdiction * sectors_ + type.sector] += type.sites;
            }
        }
    }
}

std::uint64_t Organisations::count(std::size_t sector) const {
    std::uint64_t sites = 0;
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        sites += count(sector, jurisdiction);
    }
    return sites;
}

Organisation Organisations::any(std::size_t sector, sim::RandomStream& rng) const {
    std::uint64_t number = sim::below(rng, count(sector));
    std::size_t jurisdiction = 0;
    while (number >= count(sector, jurisdiction)) {
        number -= count(sector, jurisdiction);
        ++jurisdiction;
    }
    return numbered(sector, jurisdiction, number);
}

Organisation Organisations::any(std::size_t sector, std::size_t jurisdiction,
                                sim::RandomStream& rng) const {
    return numbered(sector, jurisdiction, sim::below(rng, count(sector, jurisdiction)));
}

Organisation Organisations::numbered(std::size_t sector, std::size_t jurisdiction,
                                     std::uint64_t number) const {
    CORDON_EXPECT(number < count(sector, jurisdiction));
    const auto& types = nations_[jurisdiction].jurisdiction().population.site_types;
    std::size_t type = 0;
    while (true) {
        const bool belongs = types[type].are_organisations && types[type].sector == sector;
        if (belongs && number < types[type].sites) {
            return {jurisdiction, type, number};
        }
        number -= belongs ? types[type].sites : 0;
        ++type;
    }
}

std::int64_t Organisations::records(const Organisation& organisation) const {
    constexpr double most_records = 1e12;  // a hundred for everybody alive, and far from overflow
    const Nation& nation = nations_[organisation.jurisdiction];
    const auto& population = nation.jurisdiction().population;
    const auto& type = population.site_types[organisation.site_type];
    const auto& held = *population.sectors[type.sector].organisations;
    auto rng = stream(nation.key(), identity_of(type.name), Purpose::data_store, organisation.site);
    const double records = sim::Lognormal(held.records_median, held.records_sigma)(rng);
    return static_cast<std::int64_t>(std::min(records, most_records));
}

}  // namespace cordon::models
