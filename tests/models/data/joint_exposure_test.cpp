#include "models/data/joint_exposure.hpp"

#include "base/contract.hpp"
#include "models/world.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

constexpr auto reachable = static_cast<std::size_t>(models::ExposureLayer::reachable);
constexpr auto compellable = static_cast<std::size_t>(models::ExposureLayer::compellable);
constexpr auto accessed = static_cast<std::size_t>(models::ExposureLayer::accessed);

/// Two blocs, of which the first sponsors a campaign that collects; another works for itself, a
/// third collects nothing.
models::WorldOptions watched_world() {
    auto world = test::small_world(100, 1000);
    world.jurisdictions[0].market.blocs = {{"near", "Near", .4, .5, 2}, {"far", "Far", .2, .9, 1}};
    world.jurisdictions[0].market.blocs[1].routing = {.6, 0};
    world.jurisdictions[0].population.device_classes[0].emits_mb_per_day = {50};
    world.data.classes[0].sensitivity = 10;
    world.actors.push_back({"state", "State", 0, 0});
    auto campaign = test::scanning_campaign(100, 1);
    world.campaigns.assign(3, campaign);
    world.campaigns[0].actor = 1;
    world.campaigns[2].objectives.collects = false;
    return world;
}

/// Every campaign reads one device of each bloc from the start on; the first, one more of the far
/// bloc from the second day to the fifth.
models::SpellTally scripted() {
    models::SpellTally tally(3, 2);
    for (std::size_t campaign = 0; campaign < 3; ++campaign) {
        tally.counts(campaign, 0).collecting.begin(SimTime{});
        tally.counts(campaign, 1).collecting.begin(SimTime{});
    }
    tally.counts(0, 1).collecting.begin(SimTime{} + days(2));
    tally.counts(0, 1).collecting.end(SimTime{} + days(2), SimTime{} + days(5));
    return tally;
}

models::UnauthorisedTotals taken(const models::WorldOptions& world, SimTime time,
                                 const models::SpellTally& tally) {
    const auto& jurisdiction = world.jurisdictions[0];
    const models::Emissions emissions(jurisdiction.population, world.data);
    return models::unauthorised_totals(world, jurisdiction, emissions, tally, time);
}

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("what is taken is what campaigns that collect held (V29)", "[models]") {
    const auto world = watched_world();
    const auto totals = taken(world, SimTime{} + days(10), scripted());
    CHECK(totals.device_days[0] == Approx(10 + 10));
    CHECK(totals.device_days[1] == Approx(13 + 10));
    CHECK(totals.gigabytes[1] == Approx(23 * .05 * 10));
    CHECK(totals.days_by_class[0] == Approx(23));
    CHECK(totals.days_by_class[1] == Approx(20));
    CHECK(totals.days_by_class[2] == 0);
    CHECK(totals.volume[0] == Approx(23 * .05));
    // [holder][bloc]: only the first campaign works for somebody.
    CHECK(totals.gigabytes_by_sponsor[0] == Approx(10 * .5));
    CHECK(totals.gigabytes_by_sponsor[1] == Approx(13 * .5));
    CHECK(totals.gigabytes_by_sponsor[2] == 0);
    CHECK(totals.gigabytes_by_sponsor[3] == 0);
}

TEST_CASE("what was open both ways is the held devices' open share", "[models]") {
    const auto world = watched_world();
    const auto& jurisdiction = world.jurisdictions[0];
    const auto tally = scripted();
    models::AuthorisedExposure authorised(jurisdiction, world.data);
    models::JointExposure joint(jurisdiction);
    authorised.advance(SimTime{}, {40, 60});
    joint.advance(SimTime{}, authorised.totals(),
                  taken(world, SimTime{}, models::SpellTally(3, 2)));
    CHECK(sum_of(joint.totals().both) == 0);
    authorised.advance(SimTime{} + days(10), {40, 60});
    const auto unauthorised = taken(world, SimTime{} + days(10), tally);
    joint.advance(SimTime{} + days(10), authorised.totals(), unauthorised);
    const auto& totals = joint.totals();
    CHECK(totals.both[reachable] == Approx(20 * .4 + 23 * .2));
    CHECK(totals.both[compellable] == Approx(20 * .4 * .5 + 23 * .2 * .9));
    const auto used = [](double per_year) {
        return (1 - std::exp(-per_year * 10 / days_per_year)) / 2;
    };
    CHECK(totals.both[accessed] == Approx(20 * .2 * used(2) + 23 * .18 * used(1)));
    // 400 and 600 device-days in use, 43 of them held.
    CHECK(totals.either[reachable] == Approx(400 * .4 + 600 * .2 + 43 - totals.both[reachable]));
    // What the first bloc's campaign took and its law had not opened already: of devices of its
    // own vendors 20 % could be ordered, of the far ones, whose data it keeps, 60 % of 50 %.
    CHECK(totals.newly_collected[0] == Approx(5 * (1 - .2 * used(2)) + 6.5 * (1 - .3 * used(2))));
    CHECK(totals.newly_collected[1] == 0);
}

TEST_CASE("a union is no more than the sum and no less than either part", "[models]") {
    const auto options = test::busy_world();
    const auto policy = test::no_policy();
    models::World world(options, policy, sim::member_key(4, 0));
    const auto record = world.run(*sim::serial_executor());
    REQUIRE(record.observations.size() == 3);
    const auto& last = record.observations.back().jurisdictions[0];
    const std::size_t sectors = 2;
    for (std::size_t layer = 0; layer < models::exposure_layers; ++layer) {
        for (std::size_t sector = 0; sector < sectors; ++sector) {
            const std::size_t cell = layer * sectors + sector;
            double open = 0;
            double held = 0;
            for (std::size_t bloc = 0; bloc < 2; ++bloc) {
                open += last.authorised.device_days[cell * 2 + bloc];
                held += last.unauthorised.device_days[sector * 2 + bloc];
            }
            CAPTURE(layer, sector);
            const double both = last.joint.both[cell];
            const double either = last.joint.either[cell];
            CHECK(either == Approx(open + held - both));
            CHECK((both > 0 && both < std::min(open, held)));
            CHECK((either > std::max(open, held) && either < open + held));
        }
    }
}

TEST_CASE("with nothing open and nobody collecting there is no exposure of any kind", "[models]") {
    auto options = test::busy_world();
    for (auto& bloc : options.jurisdictions[0].market.blocs) {
        bloc.reachable = 0;
    }
    for (auto& campaign : options.campaigns) {
        campaign.objectives.collects = false;
    }
    const auto policy = test::no_policy();
    models::World world(options, policy, sim::member_key(4, 0));
    const auto record = world.run(*sim::serial_executor());
    const auto& last = record.observations.back();
    const auto& national = last.jurisdictions[0];
    CHECK(sum_of(national.authorised.device_days) == 0);
    CHECK(sum_of(national.authorised.gigabytes_by_holder) == 0);
    CHECK(sum_of(national.unauthorised.device_days) == 0);
    CHECK(sum_of(national.joint.either) == 0);
    CHECK(last.sensitive_data_index == std::vector<double>{0, 0});
    CHECK(last.targeting_uplift == std::vector<double>{1, 1});
}

TEST_CASE("joint exposure needs times that increase", "[models]") {
    const auto world = watched_world();
    models::AuthorisedExposure authorised(world.jurisdictions[0], world.data);
    models::JointExposure joint(world.jurisdictions[0]);
    const auto held = taken(world, SimTime{} + days(10), scripted());
    joint.advance(SimTime{} + days(10), authorised.totals(), held);
    CHECK_THROWS_AS(joint.advance(SimTime{} + days(10), authorised.totals(), held),
                    ContractViolation);
}
