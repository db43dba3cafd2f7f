#include "tests/models/intrusion/scripted_intrusions.hpp"

#include "tests/support/small_world.hpp"

namespace cordon::test {
namespace {

constexpr auto key_of_nations = sim::member_key(23, 0);

}  // namespace

models::WorldOptions intruded_world(std::uint64_t organisations) {
    auto world = small_world(organisations, 365);
    auto& population = world.jurisdictions[0].population;
    population.sectors[0].organisations = models::OrganisationOptions{.resistance = 0,
                                                                      .discovery = {100, 0},
                                                                      .records_median = 1000,
                                                                      .records_sigma = 0,
                                                                      .record_sensitivity = 1};
    population.site_types[0].are_organisations = true;
    auto campaign = scanning_campaign(organisations, 1);
    campaign.objectives.relays = true;
    campaign.intrusions = models::IntrusionOptions{.from_relays_per_year = days_per_year,
                                                   .from_inside_per_year = 0,
                                                   .capacity_per_year = 1e9,
                                                   .exfiltration = {50, 0},
                                                   .sector_weights = {1}};
    world.campaigns = {campaign};
    return world;
}

void add_sector(models::WorldOptions& world, std::uint64_t organisations) {
    for (auto& jurisdiction : world.jurisdictions) {
        auto& population = jurisdiction.population;
        auto type = population.site_types[0];
        type.name += std::to_string(population.site_types.size());
        type.sector = population.sectors.size();
        type.sites = organisations;
        population.site_types.push_back(type);
        population.sectors.push_back(population.sectors[0]);
        jurisdiction.market.segment_of_sector.push_back(0);
    }
    for (auto& campaign : world.campaigns) {
        campaign.intrusions->sector_weights.push_back(1);
    }
}

ScriptedIntrusions::ScriptedIntrusions(const models::Nations& nations, std::uint64_t member)
    : intrusions_(nations, sim::member_key(29, member)), held_(nations) {}

void ScriptedIntrusions::hold(std::int64_t devices, double for_days,
                              std::span<const double> uplift) {
    const SimSpan span = days(for_days);
    held_.add(campaign_, jurisdiction_, sector_, devices * (span.microseconds / 1000));
    intrusions_.advance(intrusions_.time() + span, held_, uplift);
}

ScriptedIntrusions& ScriptedIntrusions::at(std::size_t campaign, std::size_t jurisdiction,
                                           std::size_t sector) {
    campaign_ = campaign;
    jurisdiction_ = jurisdiction;
    sector_ = sector;
    return *this;
}

QuietNations::QuietNations(const models::WorldOptions& world)
    : policy_(no_policy()), threats_(world, policy_, key_of_nations),
      nations_(models::nations_of(world, policy_, threats_, key_of_nations)) {}

}  // namespace cordon::test
