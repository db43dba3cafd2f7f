#include "models/observation/campaign_visibility.hpp"

#include "models/world.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

models::CampaignObserverOptions perfect() {
    return {.name = "observer",
            .title = "Observer",
            .campaign = 0,
            .sample = 1,
            .seen = 1,
            .recorded = 1,
            .address_changes_per_day = 0,
            .devices_per_address = 1,
            .error = 0};
}

/// A campaign that has held `ever` devices for ten days each and holds `active` of them.
models::SpellCounts counts(std::int64_t active, std::int64_t ever, std::int64_t spells) {
    const models::Occupancy in_contact{
        .now = active, .ended_milliseconds = 10 * 86'400'000 * ever, .since_milliseconds = 0};
    return {.held = in_contact,
            .in_contact = in_contact,
            .collecting = {},
            .spells = spells,
            .ever = ever};
}

models::ObservedCampaign report(const models::CampaignObserverOptions& options,
                                const models::SpellCounts& truth, std::uint64_t member) {
    models::CampaignVisibility visibility(options, "worm", sim::member_key(7, member));
    return visibility.observe(SimTime{}, truth);
}

std::vector<models::Observation> observations(const models::WorldOptions& world) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(3, 0));
    return run.run(*sim::serial_executor()).observations;
}

}  // namespace

TEST_CASE("a perfect observer reports what is", "[models]") {
    const auto seen = report(perfect(), counts(40, 100, 130), 0);
    CHECK(seen.active == 40);
    CHECK(seen.ever == 100);
    CHECK(seen.addresses == 100);
    CHECK(seen.recorded == 130);
}

// The bounds are five standard errors: together they fail by chance once in 400,000 seeds. Over 400
// members a share that is off by 1 % of itself would show.
TEST_CASE("an observer sees, records and resolves its shares of a campaign", "[models]") {
    auto options = perfect();
    options.seen = 0.3;
    options.recorded = 0.8;
    options.address_changes_per_day = 0.2;
    options.devices_per_address = 4;
    const auto truth = counts(0, 1'000, 2'000);
    double ever = 0;
    double recorded = 0;
    double addresses = 0;
    constexpr int members = 400;
    for (std::uint64_t member = 0; member < members; ++member) {
        const auto seen = report(options, truth, member);
        ever += seen.ever / members;
        recorded += seen.recorded / members;
        addresses += seen.addresses / members;
    }
    CHECK(ever == Approx(300).margin(5 * std::sqrt(1'000 * 0.3 * 0.7 / members)));
    CHECK(recorded == Approx(1'600).margin(5 * std::sqrt(2'000 * 0.8 * 0.2 / members)));
    // 300 devices in sight, each with 10 days of a change every 5, four to an address.
    const double variance = 1'000 * 0.3 * 0.7 + 600;
    CHECK(addresses == Approx(225).margin(5 * std::sqrt(variance / members) / 4));
}

// Mean and deviation of the logarithm over 2,000 members, within five standard errors: fails by
// chance once in a million seeds, and would catch a natural logarithm in place of the decimal one.
TEST_CASE("reports are off by a log-normal factor of median one", "[models]") {
    auto options = perfect();
    options.error = 0.4;
    constexpr int members = 2'000;
    double sum = 0;
    double squares = 0;
    for (std::uint64_t member = 0; member < members; ++member) {
        const double x = std::log10(report(options, counts(100, 100, 100), member).active / 100);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / members;
    CHECK(mean == Approx(0).margin(5 * 0.4 / std::sqrt(members)));
    CHECK(std::sqrt(squares / members - mean * mean) ==
          Approx(0.4).margin(5 * 0.4 / std::sqrt(2.0 * members)));
}

TEST_CASE("the error is the same on all dates, so ratios are kept", "[models]") {
    auto options = perfect();
    options.error = 0.5;
    models::CampaignVisibility visibility(options, "worm", sim::member_key(7, 1));
    const auto first = visibility.observe(SimTime{}, counts(10, 10, 10));
    const auto second = visibility.observe(SimTime{} + days(1), counts(40, 50, 70));
    CHECK(second.active / first.active == Approx(4));
    CHECK(second.ever / first.ever == Approx(5));
    CHECK(second.recorded / first.recorded == Approx(7));
    CHECK(first.active != Approx(10));
}

TEST_CASE("reports are about the world that a sample stands for", "[models]") {
    auto options = perfect();
    options.sample = 0.1;
    const auto seen = report(options, counts(40, 100, 130), 0);
    CHECK(seen.active == Approx(400));
    CHECK(seen.ever == Approx(1'000));
    CHECK(seen.addresses == Approx(1'000));
    CHECK(seen.recorded == Approx(1'300));
}

TEST_CASE("what has been seen so far never becomes less", "[models]") {
    auto options = perfect();
    options.seen = 0.5;
    options.recorded = 0.5;
    options.address_changes_per_day = 0.1;
    models::CampaignVisibility visibility(options, "worm", sim::member_key(7, 2));
    models::ObservedCampaign before{};
    for (int day = 0; day < 50; ++day) {
        const auto seen = visibility.observe(SimTime{} + days(day), counts(5, 3 * day, 4 * day));
        CHECK(seen.ever >= before.ever);
        CHECK(seen.addresses >= before.addresses);
        CHECK(seen.recorded >= before.recorded);
        before = seen;
    }
}

TEST_CASE("an observer changes nothing of what it observes", "[models]") {
    auto world = test::busy_world();
    const auto alone = observations(world);
    world.observers = {perfect()};
    world.observers[0].seen = 0.5;
    const auto watched = observations(world);
    REQUIRE(alone.size() == watched.size());
    for (std::size_t date = 0; date < alone.size(); ++date) {
        for (std::size_t place = 0; place < alone[date].jurisdictions.size(); ++place) {
            const auto& one = alone[date].jurisdictions[place];
            const auto& other = watched[date].jurisdictions[place];
            CHECK(one.active == other.active);
            CHECK(one.ever == other.ever);
            CHECK(one.spells == other.spells);
            CHECK(one.compromised_device_days == other.compromised_device_days);
        }
        CHECK_FALSE(alone[date].observed[0]);
        REQUIRE(watched[date].observed[0]);
        CHECK_FALSE(watched[date].observed[1]);
    }
    CHECK(watched.back().observed[0]->ever > 0);
}
