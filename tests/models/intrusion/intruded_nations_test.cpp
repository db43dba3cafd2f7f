#include "models/world.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cordon;

namespace {

/// The busy world with relay boxes that make so many attempts a device-year on its offices.
models::WorldOptions intruded_offices(double per_year) {
    auto world = test::busy_world();
    auto& population = world.jurisdictions[0].population;
    population.sectors[1].organisations = models::OrganisationOptions{.resistance = .5,
                                                                      .discovery = {40, 1},
                                                                      .records_median = 1000,
                                                                      .records_sigma = 1,
                                                                      .record_sensitivity = 1};
    population.site_types[1].are_organisations = true;
    world.campaigns[1].objectives.relays = true;
    world.campaigns[1].intrusions = models::IntrusionOptions{.from_relays_per_year = per_year,
                                                             .from_inside_per_year = per_year,
                                                             .capacity_per_year = 1e6,
                                                             .exfiltration = {20, 1},
                                                             .sector_weights = {0, 1}};
    return world;
}

models::WorldRecord run(const models::WorldOptions& options, const models::PolicyOptions& policy,
                        std::size_t partitions, sim::Executor& executor) {
    models::World world(options, policy, sim::member_key(1, 3), partitions);
    return world.run(executor);
}

models::WorldRecord run(const models::WorldOptions& options) {
    return run(options, test::no_policy(), 4, *sim::serial_executor());
}

void check_same_intrusions(const models::WorldRecord& a, const models::WorldRecord& b) {
    CHECK(a.digest == b.digest);
    for (std::size_t i = 0; i < a.observations.size(); ++i) {
        const auto& of_a = a.observations[i].jurisdictions[0].intrusions;
        const auto& of_b = b.observations[i].jurisdictions[0].intrusions;
        CHECK(of_a.attempts == of_b.attempts);
        CHECK(of_a.footholds == of_b.footholds);
        CHECK(of_a.foothold_days == of_b.foothold_days);
        CHECK(of_a.exfiltrated_records == of_b.exfiltrated_records);
    }
}

}  // namespace

TEST_CASE("attempts follow the device-days that spells say", "[models]") {
    // Some 10,000 device-days, those in offices twice: about 2750 attempts, of which 5.5 standard
    // deviations are a tenth.
    const auto record = run(intruded_offices(100));
    const auto& last = record.observations.back().jurisdictions[0];
    const auto& held = last.compromised_device_days;  // [campaign][sector][bloc]
    const double homes = held[4] + held[5];
    const double offices = held[6] + held[7];
    const double expected = (homes + 2 * offices) * 100 / days_per_year;
    CHECK(expected > 2000);
    CHECK(std::abs(static_cast<double>(last.intrusions.attempts[3]) - expected) <
          5.5 * std::sqrt(expected));
    CHECK(last.intrusions.attempts[0] + last.intrusions.attempts[1] + last.intrusions.attempts[2] ==
          0);
    CHECK(last.intrusions.footholds[3] > 0);
}

TEST_CASE("intrusions at rate zero change no bit, and at any rate nothing else (M10)", "[models]") {
    const auto without = run(test::busy_world());
    const auto zero = run(intruded_offices(0));
    const auto many = run(intruded_offices(10));
    CHECK(zero.digest == without.digest);
    CHECK_FALSE(many.digest == without.digest);
    CHECK(many.windows == without.windows);
    for (std::size_t i = 0; i < without.observations.size(); ++i) {
        const auto& bare = without.observations[i].jurisdictions[0];
        const auto& intruded = many.observations[i].jurisdictions[0];
        CHECK(bare.active == intruded.active);
        CHECK(bare.ever == intruded.ever);
        CHECK(bare.compromised_device_days == intruded.compromised_device_days);
        CHECK(bare.devices == intruded.devices);
        CHECK(bare.authorised.gigabytes == intruded.authorised.gigabytes);
    }
}

TEST_CASE("a policy of zero strength leaves every intrusion as it was (M10)", "[models]") {
    const auto options = intruded_offices(10);
    const auto executor = sim::serial_executor();
    check_same_intrusions(run(options, test::no_policy(), 4, *executor),
                          run(options, test::busy_policy(0), 4, *executor));
}

TEST_CASE("threads and partitions do not change an intrusion (M15)", "[models]") {
    const auto options = intruded_offices(10);
    const auto policy = test::busy_policy(.8);
    const auto reference = run(options, policy, 1, *sim::serial_executor());
    const unsigned threads = GENERATE(2U, 7U);
    const std::size_t partitions = GENERATE(3U, 16U);
    check_same_intrusions(reference, run(options, policy, partitions, *sim::tbb_executor(threads)));
}
