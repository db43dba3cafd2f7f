#include "models/world.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

namespace {

models::WorldRecord run(const models::PolicyOptions& policy, std::uint64_t seed,
                        std::size_t partitions, sim::Executor& executor) {
    const auto options = test::busy_world();
    models::World world(options, policy, sim::member_key(seed, 3), partitions);
    return world.run(executor);
}

models::WorldRecord run(const models::PolicyOptions& policy) {
    return run(policy, 1, 4, *sim::serial_executor());
}

void check_equal(const models::WorldRecord& a, const models::WorldRecord& b) {
    CHECK(a.digest == b.digest);
    CHECK(a.windows == b.windows);
    REQUIRE(a.observations.size() == b.observations.size());
    for (std::size_t i = 0; i < a.observations.size(); ++i) {
        const auto& of_a = a.observations[i].jurisdictions[0];
        const auto& of_b = b.observations[i].jurisdictions[0];
        CHECK(of_a.active == of_b.active);
        CHECK(of_a.spells == of_b.spells);
        CHECK(of_a.compromised_device_days == of_b.compromised_device_days);
        CHECK(of_a.devices == of_b.devices);
        CHECK(of_a.authorised.gigabytes == of_b.authorised.gigabytes);
    }
}

}  // namespace

TEST_CASE("the busy world is busy", "[models]") {
    const auto record = run(test::no_policy());
    const auto& last = record.observations.back().jurisdictions[0];
    std::int64_t worm = 0;
    std::int64_t relay = 0;
    for (std::size_t place = 0; place < 4; ++place) {
        worm += last.spells[place];
        relay += last.spells[4 + place];
    }
    CHECK(worm > 10'000);
    CHECK(relay > 100);
    CHECK(record.digest.events() > 20'000);
}

TEST_CASE("a policy of zero strength is bitwise the baseline (M10)", "[models]") {
    check_equal(run(test::no_policy()), run(test::busy_policy(0)));
}

TEST_CASE("a policy of full strength is another world", "[models]") {
    CHECK_FALSE(run(test::no_policy()).digest == run(test::busy_policy(1)).digest);
}

TEST_CASE("another seed gives another history (M14)", "[models]") {
    const auto policy = test::no_policy();
    const auto executor = sim::serial_executor();
    CHECK_FALSE(run(policy, 1, 4, *executor).digest == run(policy, 2, 4, *executor).digest);
}

TEST_CASE("threads and partitions do not change a bit (M15)", "[models]") {
    const auto policy = test::busy_policy(.8);
    const auto reference = run(policy, 1, 1, *sim::serial_executor());
    const unsigned threads = GENERATE(1U, 2U, 7U);
    const std::size_t partitions = GENERATE(1U, 3U, 64U);
    CAPTURE(threads, partitions);
    check_equal(reference, run(policy, 1, partitions, *sim::tbb_executor(threads)));
}

TEST_CASE("looking more often does not change the world (M16)", "[models]") {
    // The windows of both runs are the same: more dates of observation would move their edges, so
    // the extra looks go to the lazily evaluated nation itself.
    const auto options = test::busy_world();
    const auto policy = test::busy_policy(.8);
    const auto reference = run(policy);
    models::World world(options, policy, sim::member_key(1, 3), 4);
    const auto& nation = world.nations()[0];
    for (std::uint64_t i = 0; i < nation.population().slot_count(); i += 7) {
        const models::SlotId slot(i);
        const auto& block = nation.population().block(slot);
        static_cast<void>(nation.profile_at(block, slot, SimTime{} + days(200)));
    }
    check_equal(reference, world.run(*sim::serial_executor()));
}

TEST_CASE("a dormant time passes at once and changes no bit (MODEL 5.4)", "[models]") {
    // Relay boxes and a worm that want different classes never meet; but only without the relay
    // boxes is the time before the worm dormant. Digests add up exactly if the worm's windows are
    // where they were.
    const auto run_with = [](double worm_emerges_years, double relay_emerges_years) {
        auto options = test::busy_world();
        options.campaigns[0].targets = {false, true};
        options.campaigns[0].emerges_years = worm_emerges_years;
        options.campaigns[1].emerges_years = relay_emerges_years;
        const auto policy = test::no_policy();
        models::World world(options, policy, sim::member_key(1, 3), 4);
        return world.run(*sim::serial_executor());
    };
    const double never_years = 1000;
    const auto both = run_with(.5, 0);
    const auto worm = run_with(.5, never_years);
    const auto relay = run_with(never_years, 0);
    CHECK(worm.digest.events() > 20'000);
    CHECK(relay.digest.events() > 500);
    auto sum = worm.digest;
    sum.add(relay.digest);
    CHECK(both.digest == sum);
    CHECK(worm.windows + 100 < both.windows);
    CHECK(run_with(never_years, never_years).windows < 30);
}
