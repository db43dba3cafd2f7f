#include "tests/support/busy_world.hpp"

#include "tests/support/small_world.hpp"

namespace cordon::test {
namespace {

void add_owners(models::PopulationOptions& population) {
    population.sectors.push_back({"office", "Office"});
    population.hygiene_classes = {{"careful", .4, .5, .5, 2}, {"careless", .6, 1.4, 1.4, .5}};
    auto& router = population.device_classes[0];
    router = {.name = "router",
              .title = "Routers",
              .life_mean_years = 2,
              .life_shape = 2,
              .reachable = .3,
              .weak_credential = .3,
              .reboots_per_year = 20,
              .emits_mb_per_day = {3},
              .update_class = 0};
    auto camera = router;
    camera.name = "camera";
    camera.life_shape = 3;
    camera.reachable = .5;
    population.device_classes.push_back(camera);
    population.site_types = {
        {"home",
         "Homes",
         0,
         20'000,
         {{0, 15'000, models::ExponentialGrowth{.05}, 1},
          {1, 10'000, models::ExponentialGrowth{.2}, 2}}},
        {"office", "Offices", 1, 2000, {{0, 3000, models::ExponentialGrowth{-.1}, 4}}}};
}

void add_market(models::MarketOptions& market) {
    market.blocs = {{"near", "Near", .2, .5, .1}, {"far", "Far", .4, .9, .5}};
    market.product_lines = {
        {"router_near", 0, 0}, {"router_far", 0, 1}, {"camera_far", 1, 1}, {"camera_near", 1, 0}};
    market.sales = {{{SimTime{} - days(900), {.7, .3, 0, 0}}, {SimTime{}, {.5, .5, 0, 0}}},
                    {{SimTime{}, {0, 0, .6, .4}}}};
    market.blocs[1].price = .7;
    market.blocs[1].price_decline_per_year = .03;
    market.blocs[1].trust = -1;
    market.segments = {{"homes", "Homes", 2.5, .4, .8, .2, 0, 1, .5},
                       {"offices", "Offices", 1.5, .4, .8, .8, 0, 1, .5}};
    market.segment_of_sector = {0, 1};
    market.quality = {.learning = 1, .research = .5, .adjustment_years = 3, .bound = .5};
}

void add_weakness(models::WorldOptions& world) {
    world.weakness.history_years = 3;
    world.weakness.credentials = {.6, .1, .1};
    world.weakness.births = {.05, .5, .5};
    world.weakness.discovery = {.3, .3, .5, 5, .855, .5, .2, 90, {100, 1}};
    world.weakness.attacker_classes = {{"crime", "Crime", .05, {20, 1}},
                                       {"state", "State", .05, {20, 1}}};
    world.weakness.disclosure_duties = {{"far_law",
                                         {SimTime{} - days(2000), SimTime{} - days(2000), .6},
                                         {false, true},
                                         {false, true},
                                         false,
                                         2,
                                         .3,
                                         {30, 1},
                                         1}};
    world.weakness.components = {{"kit", "Kit", 1, 1.5, .4}};
    world.weakness.update_classes = {{"updates", .4, .3, 12, 1}};
    world.weakness.lines.assign(4, {3, .3, {60, 1}, .3, 3});
    world.weakness.lines[1].components = world.weakness.lines[2].components = {0};
}

void add_campaigns(models::WorldOptions& world) {
    auto worm = scanning_campaign(1'000'000, 40);
    worm.name = "worm";
    worm.targets = {true, true};
    worm.emerges_years = .1;
    worm.dictionary = .6;
    worm.guesses = .2;
    worm.zero_days_acquired = .3;
    worm.exploits_acquired = .3;
    worm.exploit_delay = {10, 1};
    worm.notices_per_year = 2;
    worm.remedies = test::hardening(.5);
    worm.objectives.collects = false;
    auto& scanning = std::get<models::ScanningOptions>(worm.recruitment);
    scanning.foreign_plateau = 20'000;
    scanning.foreign_doubling_days = .3;
    scanning.foreign_half_life_days = 60;
    scanning.plateau_days = 60;
    auto relay = worm;
    relay.name = "relay";
    relay.targets = {true, false};
    world.actors.push_back({"state", "State", 0, 1});
    relay.actor = 1;
    relay.emerges_years = 0;
    relay.initial_devices = 20;
    relay.objectives.collects = true;
    relay.recruitment = models::BatchOptions{
        .target_size = 100, .batches_per_year = 90, .batch_mean = 6, .batch_max = 12};
    world.campaigns = {worm, relay};
}

}  // namespace

models::WorldOptions busy_world() {
    models::WorldOptions world = small_world(30'000, 365);
    world.clock.observations = {SimTime{}, SimTime{} + days(90), SimTime{} + days(365)};
    world.clock.window_min_days = .02;
    world.clock.window_max_days = 1;
    add_owners(world.jurisdictions[0].population);
    add_market(world.jurisdictions[0].market);
    add_weakness(world);
    add_campaigns(world);
    return world;
}

models::PolicyOptions busy_policy(double compliance) {
    const models::Schedule schedule{SimTime{} + days(60), SimTime{} + days(180), compliance};
    return {"busy",
            "Ban and standard",
            {models::SalesBanOptions{.schedule = schedule,
                                     .device_classes = {true, true},
                                     .blocs = {false, true},
                                     .sectors = {true, true},
                                     .evasion = .1},
             models::BaselineStandardOptions{.schedule = schedule,
                                             .device_classes = {true, false},
                                             .default_credential_cut = .8,
                                             .vulnerability_cut = .3,
                                             .automatic_floor = .7,
                                             .support_floor_years = 5,
                                             .disclosure_policies = .8},
             models::DisclosureDutyOptions{.name = "near_law",
                                           .schedule = schedule,
                                           .blocs = {true, true},
                                           .informs = {true, true},
                                           .exploited_only = true,
                                           .report_within_days = 1,
                                           .access = .1,
                                           .access_delay = {30, 1},
                                           .patch_speedup = 1.5},
             models::UpdateMandateOptions{
                 .schedule = schedule, .device_classes = {true, true}, .rate_factor = 2}}};
}

}  // namespace cordon::test
