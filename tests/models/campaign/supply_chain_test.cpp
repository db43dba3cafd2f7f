#include "models/world.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using Channel = models::SupplyChainOptions::Channel;

namespace {

/// 40,000 devices of two blocs, half each, that nobody can guess or exploit; a mean life of a year.
models::WorldOptions two_blocs() {
    auto world = test::small_world(40'000, 365.2425);
    auto& [name, title, population, market, notification] = world.jurisdictions[0];
    population.device_classes[0].weak_credential = 0;
    population.device_classes[0].life_mean_years = 1;
    market.blocs.push_back({"other", "Other", 1, 1, 1});
    for (auto& bloc : market.blocs) {
        bloc.routing = {0, 0};
    }
    market.product_lines.push_back({"other_line", 0, 1});
    market.sales = {{{SimTime{}, {.5, .5}}}};
    world.weakness.lines.push_back(world.weakness.lines[0]);
    world.weakness.update_classes = {{"updates", .5, 0, 1e6, 1}};
    world.clock.window_min_days = world.clock.window_max_days = 1;
    return world;
}

models::CampaignOptions with_chain(Channel channel, double share, double from, double until) {
    auto campaign = test::scanning_campaign(40'000, 1);
    campaign.initial_devices = 0;
    campaign.recruitment = models::BatchOptions{
        .target_size = 0, .batches_per_year = 0, .batch_mean = 1, .batch_max = 1};
    campaign.supply_chain = {{"chain", channel, {true}, {false, true}, share, from, until}};
    campaign.implant = models::Implant::persistent;
    return campaign;
}

models::NationalObservation last(const models::WorldOptions& world, std::uint64_t member) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(6, member), 3);
    return run.run(*sim::serial_executor()).observations.back().jurisdictions[0];
}

}  // namespace

TEST_CASE("devices are sold with an implant in their share, of the bloc meant", "[models]") {
    // Lives are exponential with a mean of a year: in half a year 20,000 are sold, half of them of
    // the other bloc, 10 % of those with the implant: 1,000, with a deviation below 33.
    auto world = two_blocs();
    world.campaigns = {with_chain(Channel::pre_installed, .1, .25, .75)};
    const auto seen = last(world, 1);
    CHECK(seen.spells[0] == 0);
    CHECK(std::abs(static_cast<double>(seen.spells[1]) - 1000) < 5.5 * 33);
    CHECK(seen.infected[1] < seen.spells[1]);  // some have been retired since
    CHECK(seen.infected[1] > seen.spells[1] / 3);
}

TEST_CASE("what was sold before the start is there at the start", "[models]") {
    // Of devices in use at the start e^-1 are older than a year; of the others, half of them of the
    // bloc, 10 % have the implant: 1,264.
    auto world = two_blocs();
    world.campaigns = {with_chain(Channel::pre_installed, .1, -1, 0)};
    world.campaigns[0].emerges_years = -1;
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(6, 2), 3);
    const auto first = run.run(*sim::serial_executor()).observations.front().jurisdictions[0];
    CHECK(first.infected[0] == 0);
    CHECK(std::abs(static_cast<double>(first.infected[1]) - 20'000 * (1 - std::exp(-1)) * .1) <
          5.5 * 36);
}

TEST_CASE("a poisoned update reaches those that update themselves", "[models]") {
    // Half of 20,000 devices of the bloc update themselves, at once; 60 % of them are reached. Were
    // places drawn with replacement 60 times in a hundred it would be 45 %.
    auto world = two_blocs();
    world.campaigns = {with_chain(Channel::update, .6, .5, 0)};
    const auto seen = last(world, 3);
    CHECK(seen.spells[0] == 0);
    CHECK(std::abs(static_cast<double>(seen.spells[1]) - 6000) < 5.5 * 65);
}
