#include "models/data/target_knowledge.hpp"

#include "base/contract.hpp"
#include "models/world.hpp"
#include "tests/models/intrusion/scripted_intrusions.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

constexpr double orders_a_year = .5;
constexpr double between = 91;  // days from one reckoning to the next

/// 1000 organisations with a device of the near bloc each, which sends home 1 GB a day. Of three
/// campaigns that enter organisations the first works for the near bloc, the second for the far
/// one, which nobody tells anything, the third for itself. Data never age.
models::WorldOptions sponsored_world() {
    auto world = test::intruded_world(1000);
    auto& jurisdiction = world.jurisdictions[0];
    jurisdiction.market.blocs = {{"near", "Near", 1, 1, orders_a_year}, {"far", "Far", 1, 1, 1}};
    jurisdiction.population.device_classes[0].emits_mb_per_day = {1000};
    world.actors.push_back({"near_state", "Near", 0, 0});
    world.actors.push_back({"far_state", "Far", 1, 0});
    world.campaigns.assign(3, world.campaigns[0]);
    world.campaigns[0].actor = 1;
    world.campaigns[1].actor = 2;
    world.campaigns[1].objectives.collects = false;
    world.data.index = {.half_life_years = 1e9, .uplift = .8, .half_uplift_gigabytes = 500};
    return world;
}

std::vector<models::SpellTally> nothing_held() {
    return {models::SpellTally(3, 2)};
}

SimTime day(double number) {
    return SimTime{} + days(number);
}

/// Gigabytes that orders gave by a day of reckoning: the share in use, evenly between reckonings.
double by_law(int reckonings) {
    double gigabytes = 0;
    for (int i = 0; i < reckonings; ++i) {
        const auto used = [](int at) {
            return 1 - std::exp(-orders_a_year * between * at / days_per_year);
        };
        gigabytes += 1000 * between * (used(i) + used(i + 1)) / 2;
    }
    return gigabytes;
}

double uplift_by(double gigabytes) {
    return 1 + .8 * gigabytes / (gigabytes + 500);
}

/// The busy world, observed on every `step`th day; its relay boxes, whose sponsor is the near bloc,
/// enter offices. Windows are a day long, so dates of observation move none.
models::WorldOptions busy_intruders(double uplift, int step = 365) {
    auto world = test::busy_world();
    world.clock.window_min_days = world.clock.window_max_days = 1;
    world.clock.observations.clear();
    for (int date = 0; date <= 365; date += step) {
        world.clock.observations.push_back(day(date));
    }
    auto& population = world.jurisdictions[0].population;
    population.sectors[1].organisations = models::OrganisationOptions{.resistance = .9,
                                                                      .discovery = {40, 1},
                                                                      .records_median = 1000,
                                                                      .records_sigma = 1,
                                                                      .record_sensitivity = 1};
    population.site_types[1].are_organisations = true;
    world.campaigns[0].emerges_years = 36 / days_per_year;
    world.campaigns[1].objectives.relays = true;
    world.campaigns[1].intrusions = models::IntrusionOptions{.from_relays_per_year = 50,
                                                             .from_inside_per_year = 0,
                                                             .capacity_per_year = 1e6,
                                                             .exfiltration = {20, 1},
                                                             .sector_weights = {0, 1}};
    world.data.index = {.half_life_years = 1, .uplift = uplift, .half_uplift_gigabytes = .001};
    return world;
}

models::WorldRecord run(const models::WorldOptions& options) {
    const auto policy = test::no_policy();
    models::World world(options, policy, sim::member_key(1, 3), 4);
    return world.run(*sim::serial_executor());
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("sponsors know what orders and their campaigns have brought until the day they reckon",
          "[models]") {
    const auto world = sponsored_world();
    const test::QuietNations nations(world);
    const std::vector<models::Stock> stocks(nations.nations().begin(), nations.nations().end());
    models::TargetKnowledge knowledge(stocks);
    REQUIRE(knowledge.next_reckoning() == SimTime{});
    knowledge.reckon(SimTime{}, nothing_held());
    CHECK(knowledge.uplift()[0] == 1);
    REQUIRE(knowledge.next_reckoning() == day(between));
    // Two devices of the near bloc are read from day 10 on. What orders had opened is not new.
    auto tallies = nothing_held();
    tallies[0].counts(0, 0).collecting.begin(day(10));
    tallies[0].counts(0, 0).collecting.begin(day(10));
    knowledge.reckon(day(between), tallies);
    const double used = 1 - std::exp(-orders_a_year * between / days_per_year);
    CHECK(knowledge.uplift()[0] ==
          Approx(uplift_by(by_law(1) + 2 * (between - 10) * (1 - used / 2))).epsilon(1e-9));
    CHECK(knowledge.uplift()[1] == 1);
    CHECK(knowledge.uplift()[2] == 1);
    CHECK(knowledge.next_reckoning() == day(2 * between));
    CHECK_THROWS_AS(knowledge.reckon(day(2 * between - 10), tallies), ContractViolation);
}

TEST_CASE("reckonings that a long window passes are made all the same", "[models]") {
    const auto world = sponsored_world();
    const test::QuietNations nations(world);
    const std::vector<models::Stock> stocks(nations.nations().begin(), nations.nations().end());
    models::TargetKnowledge each(stocks);
    models::TargetKnowledge at_once(stocks);
    for (const double edge : {0., between, 2 * between + .5, 3 * between}) {
        each.reckon(day(edge), nothing_held());
    }
    at_once.reckon(day(3 * between + 5), nothing_held());
    CHECK(at_once.uplift()[0] == Approx(uplift_by(by_law(3))).epsilon(1e-9));
    CHECK(at_once.uplift()[0] == each.uplift()[0]);
    CHECK(at_once.next_reckoning() == day(4 * between));
}

TEST_CASE("nobody reckons if nobody gains by it", "[models]") {
    auto world = sponsored_world();
    const auto reckons = [&] {
        const test::QuietNations nations(world);
        const std::vector<models::Stock> stocks(nations.nations().begin(), nations.nations().end());
        const models::TargetKnowledge knowledge(stocks);
        CHECK((knowledge.next_reckoning() == never) == knowledge.uplift().empty());
        return knowledge.next_reckoning() == SimTime{};
    };
    CHECK(reckons());
    world.data.index.uplift = 0;
    CHECK_FALSE(reckons());
    world.data.index.uplift = .8;
    world.campaigns[0].intrusions = world.campaigns[1].intrusions = std::nullopt;
    CHECK_FALSE(reckons());
}

TEST_CASE("an uplift of zero is bitwise a world in which nobody has a sponsor (M10)", "[models]") {
    auto alone = busy_intruders(1);
    alone.actors[1].sponsor = std::nullopt;
    const auto without = run(alone);
    const auto zero = run(busy_intruders(0));
    CHECK(zero.digest == without.digest);
    CHECK(zero.windows == without.windows);
    const auto& a = without.observations.back().jurisdictions[0].intrusions;
    const auto& b = zero.observations.back().jurisdictions[0].intrusions;
    CHECK(a.attempts == b.attempts);
    CHECK(a.intrusions == b.intrusions);
    CHECK(a.foothold_days == b.foothold_days);
    CHECK(a.exfiltrated_records == b.exfiltrated_records);
}

TEST_CASE("knowledge makes more of the same attempts succeed, and moves no device", "[models]") {
    // A tenth of some 1,500 attempts succeeds, or nearly two tenths from the first reckoning on;
    // every office entered with less knowledge is with more, or was before.
    const auto ignorant = run(busy_intruders(0));
    const auto informed = run(busy_intruders(1));
    const auto& less = ignorant.observations.back().jurisdictions[0];
    const auto& more = informed.observations.back().jurisdictions[0];
    CHECK(sum(less.intrusions.attempts) > 1000);
    CHECK(less.intrusions.attempts == more.intrusions.attempts);
    CHECK(2 * sum(more.intrusions.intrusions) > 3 * sum(less.intrusions.intrusions));
    CHECK(more.active == less.active);
    CHECK(more.compromised_device_days == less.compromised_device_days);
    CHECK(informed.windows == ignorant.windows);
}

TEST_CASE("looking more often does not change what sponsors know (M16)", "[models]") {
    const auto seldom = run(busy_intruders(1));
    const auto often = run(busy_intruders(1, 5));
    CHECK(often.observations.size() == 74);
    CHECK(often.windows == seldom.windows);
    CHECK(often.digest == seldom.digest);
    CHECK(often.observations.back().jurisdictions[0].intrusions.intrusions ==
          seldom.observations.back().jurisdictions[0].intrusions.intrusions);
}
