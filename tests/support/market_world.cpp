#include "tests/support/market_world.hpp"

#include "tests/support/small_world.hpp"

namespace cordon::test {

models::WorldOptions market_world() {
    auto world = small_world(40'000, 4 * days_per_year);
    world.jurisdictions[0].population.sectors.push_back({"offices", "Offices"});
    auto& device_class = world.jurisdictions[0].population.device_classes[0];
    device_class.life_mean_years = 5;
    device_class.life_shape = 2;
    world.jurisdictions[0].population.site_types = {
        {"home", "Homes", 0, 30'000, {{0, 20'000, models::ExponentialGrowth{.05}, 1}}},
        {"office", "Offices", 1, 10'000, {{0, 10'000, models::ExponentialGrowth{0}, 1}}}};
    world.jurisdictions[0].market.blocs = {{"cheap", "Cheap", 1, 1, 1, .7, 0, -.8, .1},
                                           {"home", "Home", 1, 1, 1, 1.2, 0, .8, .5},
                                           {"third", "Third", 1, 1, 1, .9, 0, .2, .2}};
    world.jurisdictions[0].market.product_lines = {
        {"cheap_a", 0, 0}, {"cheap_b", 0, 0}, {"home_a", 0, 1}, {"third_a", 0, 2}};
    world.jurisdictions[0].market.sales = {
        {{SimTime{} - years(3), {.3, .2, .35, .15}}, {SimTime{}, {.25, .25, .3, .2}}}};
    world.jurisdictions[0].market.segments = {{.name = "households",
                                               .title = "Households",
                                               .price_sensitivity = 3,
                                               .price_sensitivity_spread = .5,
                                               .bloc_taste = .8,
                                               .trust = .1,
                                               .label = .2,
                                               .quality = 1,
                                               .network = 0},
                                              {.name = "offices",
                                               .title = "Offices",
                                               .price_sensitivity = 2,
                                               .price_sensitivity_spread = .3,
                                               .bloc_taste = .6,
                                               .trust = .9,
                                               .label = .4,
                                               .quality = 1,
                                               .network = 0}};
    world.jurisdictions[0].market.segment_of_sector = {0, 1};
    world.weakness.lines.resize(4, world.weakness.lines[0]);
    return world;
}

models::WorldOptions reacting_market_world() {
    auto world = market_world();
    world.jurisdictions[0].market.blocs[0].price_decline_per_year = .03;
    world.jurisdictions[0].market.segments[0].network = 1.5;
    world.jurisdictions[0].market.segments[1].network = 2;
    world.jurisdictions[0].market.quality = {
        .learning = 1, .research = 1, .adjustment_years = 3, .bound = .5};
    return world;
}

models::PolicyOptions price_policy(std::size_t bloc, double rate, SimTime from) {
    models::PriceMeasureOptions measure{.schedule = {from, from, 1},
                                        .device_classes = {true},
                                        .blocs = {false, false, false},
                                        .rate = rate};
    measure.blocs[bloc] = true;
    return {"price", "Price measure", {measure}};
}

models::PolicyOptions ban_policy(std::size_t bloc, double compliance, SimTime from) {
    models::SalesBanOptions ban{.schedule = {from, from, compliance},
                                .device_classes = {true},
                                .blocs = {false, false, false},
                                .sectors = {true, true},
                                .evasion = 0};
    ban.blocs[bloc] = true;
    return {"ban", "Ban", {ban}};
}

}  // namespace cordon::test
