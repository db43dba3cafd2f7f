#include "tests/support/small_world.hpp"

namespace cordon::test {

models::WorldOptions small_world(std::uint64_t sites, double horizon_days) {
    models::WorldOptions world;
    auto& [name, title, population, market, notification] = world.jurisdictions.emplace_back();
    notification = {};
    name = "country";
    title = "Country";
    world.clock = {.horizon = SimTime{} + days(horizon_days),
                   .observations = {SimTime{}, SimTime{} + days(horizon_days)},
                   .window_min_days = 0.01,
                   .window_max_days = 0.01,
                   .window_growth = 0.05};
    population.sectors = {{"sector", "Sector"}};
    population.hygiene_classes = {{"hygiene", 1, 1, 1, 1}};
    population.device_classes = {{.name = "device",
                                  .title = "Device",
                                  .life_mean_years = 1e4,
                                  .life_shape = 1,
                                  .reachable = 1,
                                  .weak_credential = 1,
                                  .reboots_per_year = 0,
                                  .emits_mb_per_day = {1},
                                  .update_class = 0}};
    population.site_types = {{"site",
                              "Site",
                              0,
                              sites,
                              {{0, static_cast<double>(sites), models::ExponentialGrowth{0}, 1}}}};
    market.blocs = {{"bloc", "Bloc", 1, 1, 1}};
    market.product_lines = {{"line", 0, 0}};
    market.sales = {{{SimTime{}, {1}}}};
    market.segments = {{"buyers", "Buyers", 0, 0, 0, 0, 0, 0, 0}};
    market.segment_of_sector = {0};
    world.weakness = {
        .history_years = 1,
        .births = {.decline_per_year = 0, .release_every_years = 1, .release_share = 0},
        .discovery = {.defenders_per_year = 1e9,
                      .disclosure_policies = 0,
                      .disclosure_policy_effect = 0,
                      .held_life_mean_years = 1,
                      .held_life_shape = 1,
                      .exploited_held = 1,
                      .exploited_disclosed = 1,
                      .embargo_days = 0,
                      .exploited_after = {1e-6, 0}},
        .attacker_classes = {{"attackers", "Attackers", 0, {1, 0}}},
        .disclosure_duties = {},
        .credentials = {1, 0, 0},
        .update_classes = {{"updates", 0, 0, 1, 1}},
        .components = {},
        .lines = {{0, 0, {60, 1}, 0, 5}}};
    world.data.classes = {{"metadata", "Metadata", 1}};
    world.actors = {{"actor", "Actor", std::nullopt, 0}};
    return world;
}

models::CampaignOptions scanning_campaign(std::uint64_t sites, double contacts_per_day) {
    return {.name = "campaign",
            .title = "Campaign",
            .actor = 0,
            .objectives = {.collects = true, .relays = false},
            .emerges_years = 0,
            .initial_devices = 1,
            .targets = {true},
            .dictionary = 1,
            .guesses = 0,
            .zero_days_acquired = 0,
            .exploits_acquired = 0,
            .exploit_delay = {1, 1},
            .notices_per_year = 0,
            .remedies = {},
            .recruitment = models::ScanningOptions{.probes_per_second = contacts_per_day / 86'400,
                                                   .address_space = static_cast<double>(sites),
                                                   .foreign_plateau = 0,
                                                   .foreign_doubling_days = 1,
                                                   .foreign_half_life_days = 1,
                                                   .plateau_days = 0}};
}

models::CampaignOptions campaign_from_abroad(double hits_per_day) {
    constexpr double bots = 1e9;
    auto campaign = scanning_campaign(static_cast<std::uint64_t>(bots), hits_per_day);
    campaign.emerges_years = -1;
    campaign.initial_devices = 0;
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = bots;
    scanning.plateau_days = 1000;
    return campaign;
}

models::RemedyShares hardening(double share) {
    return {.restarted = 1 - share, .replaced = share};
}

models::PolicyOptions no_policy() {
    return {"baseline", "No new measure", {}};
}

}  // namespace cordon::test
