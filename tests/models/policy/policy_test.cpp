#include "models/policy/policy.hpp"

#include "tests/support/busy_world.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

namespace {

const models::Schedule schedule{SimTime{} + days(100), SimTime{} + days(200), .8};

models::OwnedDevice bought_on(double day, std::uint64_t slot = 1) {
    return {models::DeviceId(models::SlotId(slot), 0), SimTime{} + days(day), never};
}

}  // namespace

TEST_CASE("an instrument takes hold on a straight line", "[models]") {
    const auto [day, share] = GENERATE(table<double, double>(
        {{0, 0}, {99.9, 0}, {100, 0}, {150, .4}, {175, .6}, {200, .8}, {1e4, .8}}));
    CHECK(models::obedience(schedule, SimTime{} + days(day)) == Approx(share));
}

TEST_CASE("an instrument without a ramp is in force at once", "[models]") {
    const models::Schedule at_once{SimTime{} + days(100), SimTime{} + days(100), .8};
    CHECK(models::obedience(at_once, SimTime{} + days(99)) == 0);
    CHECK(models::obedience(at_once, SimTime{} + days(100)) == .8);
}

TEST_CASE("duties fall on devices bought in time and in scope", "[models]") {
    const auto options = test::busy_policy(1);
    const models::PolicyRules rules(options, sim::member_key(1, 0));
    CHECK(rules.duties(bought_on(59), 0).default_credential_cut == 0);
    CHECK(rules.duties(bought_on(181), 0).default_credential_cut == .8);
    CHECK(rules.duties(bought_on(181), 0).support_floor_years == 5);
    CHECK(rules.duties(bought_on(181), 1).support_floor_years == 0);  // another device class
}

TEST_CASE("who obeys a weaker standard obeys a stricter one too", "[models]") {
    const auto weak_options = test::busy_policy(.3);
    const auto strict_options = test::busy_policy(.6);
    const models::PolicyRules weak(weak_options, sim::member_key(1, 0));
    const models::PolicyRules strict(strict_options, sim::member_key(1, 0));
    int obeyed = 0;
    for (std::uint64_t slot = 0; slot < 5000; ++slot) {
        const auto device = bought_on(300, slot);
        if (weak.duties(device, 0).automatic_floor > 0) {
            ++obeyed;
            CHECK(strict.duties(device, 0).automatic_floor > 0);
        }
    }
    // 5,000 at 30 %: standard deviation 32; 180 is five and a half of them.
    CHECK(std::abs(obeyed - 1500) < 180);
}

TEST_CASE("the scope of bans is known whatever their date", "[models]") {
    const auto options = test::busy_policy(1);
    const models::PolicyRules rules(options, sim::member_key(1, 0));
    CHECK(rules.first_ban() == SimTime{} + days(60));
    CHECK(rules.in_ban_scope(0, 0, 1));
    CHECK_FALSE(rules.in_ban_scope(0, 0, 0));
}
