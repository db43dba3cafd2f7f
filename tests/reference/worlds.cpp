#include "tests/reference/worlds.hpp"

#include "tests/support/small_world.hpp"

namespace cordon::reference {
namespace {

using models::CampaignOptions;
using models::WorldOptions;

/// Observed after a third of the time and at the end.
WorldOptions world_of(std::uint64_t sites, double horizon_days, double window_days) {
    auto world = test::small_world(sites, horizon_days);
    world.clock.window_min_days = world.clock.window_max_days = window_days;
    world.clock.observations = {SimTime{}, SimTime{} + days(horizon_days / 3),
                                SimTime{} + days(horizon_days)};
    // Every site counts as an organisation; no campaign enters one.
    auto& population = world.jurisdictions[0].population;
    population.site_types[0].are_organisations = true;
    population.sectors[0].organisations = models::OrganisationOptions{};
    return world;
}

/// One bot hits an address `contacts_per_day / places` times a day; there are two for each place.
CampaignOptions worm(std::string name, std::uint64_t places, double contacts_per_day) {
    auto campaign = test::scanning_campaign(2 * places, 2 * contacts_per_day);
    campaign.name = std::move(name);
    campaign.initial_devices = 3;
    std::get<models::ScanningOptions>(campaign.recruitment).plateau_days = 1e5;
    return campaign;
}

CampaignOptions batches(std::string name, models::BatchOptions options) {
    auto campaign = test::scanning_campaign(1, 1);
    campaign.name = std::move(name);
    campaign.recruitment = options;
    return campaign;
}

models::DeviceClassOptions& device_class(WorldOptions& world) {
    return world.jurisdictions[0].population.device_classes[0];
}

models::InstalledBase& base(WorldOptions& world) {
    return world.jurisdictions[0].population.site_types[0].devices[0];
}

double a_day(double rate) {
    return rate * days_per_year;
}

/// Two lines on one component, whose vulnerabilities are patched.
void make_vulnerable(WorldOptions& world) {
    auto& market = world.jurisdictions[0].market;
    market.product_lines = {{"first", 0, 0}, {"second", 0, 0}};
    market.sales = {{{SimTime{}, {.7, .3}}}};
    world.weakness.lines = {{12, .12, {20, .5}, .05, 4, {0}}, {9, .15, {40, .3}, .1, 1.5, {0}}};
    world.weakness.components = {{"kit", "Kit", 0, 5, .1}};
    world.weakness.update_classes = {{"updates", .5, .4, 24, 8}};
    device_class(world).life_mean_years = 2;
    device_class(world).life_shape = 2;
}

CampaignOptions with_exploits(CampaignOptions campaign, double share, double delay_days) {
    campaign.exploits_acquired = share;
    campaign.exploit_delay = {delay_days, .7};
    return campaign;
}

/// Routers and cameras at each site, some of them reached.
void add_cameras(WorldOptions& world) {
    auto& population = world.jurisdictions[0].population;
    auto& router = device_class(world);
    router.reachable = .6;
    router.weak_credential = .7;
    router.life_mean_years = .6;
    router.life_shape = 2;
    auto camera = router;
    camera.name = "camera";
    camera.reachable = .9;
    camera.reboots_per_year = 2 * router.reboots_per_year + a_day(.1);
    population.device_classes.push_back(camera);
    const auto sites = static_cast<double>(population.site_types[0].sites);
    population.site_types[0].devices.push_back(
        {1, .8 * 2 * sites, models::ExponentialGrowth{0}, 2});
    world.jurisdictions[0].market.product_lines.push_back({"camera", 1, 0});
    auto& sales = world.jurisdictions[0].market.sales;
    for (auto& epoch : sales[0]) {
        epoch.shares.push_back(0);
    }
    sales.push_back({{SimTime{}, std::vector<double>(sales[0][0].shares.size(), 0)}});
    sales[1][0].shares.back() = 1;
    world.weakness.lines.push_back({0, 0, {60, 1}, 0, 5, {}});
    for (auto& campaign : world.campaigns) {
        campaign.targets = {true, true};
    }
}

}  // namespace

Example scanning_and_reboots() {
    auto world = world_of(150, 15, .25);
    device_class(world).reboots_per_year = a_day(.5);
    world.campaigns = {worm("worm", 150, 1.2)};
    return {world, test::no_policy()};
}

Example careless_and_careful() {
    auto world = world_of(200, 30, .5);
    world.jurisdictions[0].population.hygiene_classes = {{"careful", .4, .5, .5, 2},
                                                         {"careless", .6, 1.2, 1.2, .5}};
    device_class(world).reachable = .7;
    device_class(world).weak_credential = .8;
    device_class(world).reboots_per_year = a_day(.2);
    device_class(world).life_mean_years = .5;
    device_class(world).life_shape = 2;
    world.weakness.credentials = {.6, a_day(.02), a_day(.05)};
    auto campaign = worm("worm", 200, 6);
    campaign.dictionary = .9;
    campaign.guesses = .5;
    campaign.notices_per_year = a_day(.1);
    campaign.remedies = test::hardening(.5);
    std::get<models::ScanningOptions>(campaign.recruitment).foreign_plateau = .8;
    world.campaigns = {campaign};
    return {world, test::no_policy()};
}

Example patches_under_a_mandate() {
    auto world = world_of(120, 200, 2);
    make_vulnerable(world);
    device_class(world).weak_credential = 0;
    auto campaign = with_exploits(worm("worm", 120, .5), .7, 10);
    campaign.implant = models::Implant::persistent;
    campaign.notices_per_year = a_day(.01);
    std::get<models::ScanningOptions>(campaign.recruitment).foreign_plateau = 1;
    world.campaigns = {campaign};
    const models::UpdateMandateOptions mandate{
        .schedule = {SimTime{} + days(60), SimTime{} + days(120), .7},
        .device_classes = {true},
        .rate_factor = 5};
    return {world, {"mandate", "Mandate", {mandate}}};
}

Example replacement_in_a_growing_base() {
    auto world = world_of(200, 200, 2);
    device_class(world).life_mean_years = .4;
    device_class(world).life_shape = 3;
    device_class(world).upgrades_per_year = .5;
    device_class(world).weak_credential = .6;
    base(world).stock = 130;
    base(world).adoption = models::ExponentialGrowth{.4};
    auto campaign = worm("worm", 200, .12);
    campaign.implant = models::Implant::persistent;
    campaign.notices_per_year = a_day(.02);
    campaign.remedies = test::hardening(.8);
    world.campaigns = {campaign};
    return {world, test::no_policy()};
}

Example rivals() {
    auto world = world_of(80, 40, .5);
    device_class(world).reboots_per_year = a_day(.1);
    auto first = worm("first", 240, 1.5);
    auto second = worm("second", 240, 3);
    second.implant = models::Implant::persistent;
    second.notices_per_year = a_day(.15);
    second.remedies = test::hardening(.2);
    second.dictionary = .7;
    world.campaigns = {first, second};
    add_cameras(world);
    world.campaigns[1].targets = {false, true};
    return {world, test::no_policy()};
}

Example batches_beside_a_worm() {
    auto world = world_of(150, 60, 1);
    device_class(world).reboots_per_year = a_day(.1);
    device_class(world).weak_credential = .8;
    device_class(world).life_mean_years = .5;
    auto relay = batches(
        "relay",
        {.target_size = 30, .batches_per_year = a_day(.7), .batch_mean = 6, .batch_max = 9});
    relay.emerges_years = 10 / days_per_year;
    relay.initial_devices = 12;
    world.campaigns = {worm("worm", 150, .5), relay};
    return {world, test::no_policy()};
}

Example devices_kept_beside_their_successors() {
    auto world = world_of(150, 120, 1);
    device_class(world).life_mean_years = .25;
    device_class(world).life_shape = 2;
    device_class(world).retained = .7;
    device_class(world).retained_mean_years = .3;
    device_class(world).reboots_per_year = a_day(.05);
    world.campaigns = {worm("worm", 150, .2)};
    return {world, test::no_policy()};
}

Example everything_in_long_windows() {
    auto world = world_of(60, 90, 3);
    make_vulnerable(world);
    device_class(world).reboots_per_year = a_day(.03);
    world.weakness.credentials = {.7, a_day(.01), a_day(.01)};
    auto late = with_exploits(worm("late", 180, .5), .6, 20);
    late.emerges_years = 40 / days_per_year;
    late.implant = models::Implant::persistent;
    late.notices_per_year = a_day(.05);
    late.remedies = test::hardening(.3);
    auto early = with_exploits(worm("early", 180, .3), .8, 5);
    early.dictionary = .6;
    auto relay = with_exploits(
        batches(
            "relay",
            {.target_size = 25, .batches_per_year = a_day(.2), .batch_mean = 8, .batch_max = 10}),
        .5, 5);
    world.campaigns = {early, late, relay};
    add_cameras(world);
    return {world, test::no_policy()};
}

Example spread_inside_sites() {
    auto world = world_of(60, 30, .5);
    device_class(world).reboots_per_year = a_day(.1);
    auto campaign = worm("worm", 180, 1);
    campaign.lan_contacts_per_year = a_day(.25);
    campaign.notices_per_year = a_day(.05);
    campaign.remedies = test::hardening(.4);
    world.campaigns = {campaign};
    add_cameras(world);
    auto& population = world.jurisdictions[0].population;
    population.site_types[0].segmented = .4;
    population.device_classes[0].gateway = true;
    population.device_classes[1].reachable = .2;
    return {world, test::no_policy()};
}

Example evictions() {
    auto world = world_of(60, 30, .5);
    device_class(world).reboots_per_year = a_day(.15);
    auto first = worm("first", 180, 2);
    auto second = worm("second", 180, 2);
    second.lan_contacts_per_year = a_day(.6);
    second.implant = models::Implant::persistent;
    second.notices_per_year = a_day(.1);
    second.remedies = test::hardening(.3);
    for (auto* campaign : {&first, &second}) {
        std::get<models::ScanningOptions>(campaign->recruitment).foreign_plateau = 1;
    }
    first.evictions = {0, .7};
    second.evictions = {.3, 0};
    world.campaigns = {first, second};
    add_cameras(world);
    return {world, test::no_policy()};
}

Example remedies() {
    auto world = world_of(120, 120, 1);
    make_vulnerable(world);
    device_class(world).weak_credential = .5;
    device_class(world).reboots_per_year = a_day(.03);
    auto campaign = with_exploits(worm("worm", 120, .6), .7, 10);
    campaign.notices_per_year = a_day(.05);
    campaign.remedies = {
        .ignored = .1, .restarted = .2, .credential_changed = .3, .patched = .25, .replaced = .15};
    std::get<models::ScanningOptions>(campaign.recruitment).foreign_plateau = 1;
    world.campaigns = {campaign};
    return {world, test::no_policy()};
}

Example quarantine() {
    auto world = world_of(80, 45, 1);
    device_class(world).reboots_per_year = a_day(.05);
    auto campaign = worm("worm", 80, .5);
    campaign.initial_devices = 40;
    campaign.visible = .8;
    campaign.disruption.disclosed = models::LognormalDelay{6.2, 0};
    std::get<models::ScanningOptions>(campaign.recruitment).foreign_plateau = 1;
    world.campaigns = {campaign};
    world.jurisdictions[0].notification = {
        .finds_per_year = a_day(.05),
        .cases_per_day = .8,
        .remedies = {.ignored = .6, .restarted = .2, .credential_changed = .1, .replaced = .1}};
    const models::QuarantineOptions measure{
        .schedule = {SimTime{} + days(10), SimTime{} + days(35), .8},
        .finds_factor = 3,
        .cases_factor = 2.5,
        .ignored_cut = .7};
    return {world, {"quarantine", "Quarantine", {measure}}};
}

}  // namespace cordon::reference
