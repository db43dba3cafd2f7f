#include "models/campaign/spell.hpp"

#include "tests/support/chi_square.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using models::Implant;
using models::SpellEnd;

namespace {

models::SpellOutcome outcome(Implant implant, double reboots_per_year, double unit_exponential) {
    return models::draw_spell(implant, reboots_per_year, SimTime{} + days(10), SimTime{} + days(40),
                              SimTime{} + days(400), unit_exponential);
}

}  // namespace

TEST_CASE("an implant in memory lasts until the reboot or the end of the weakness", "[models]") {
    const auto reboot = outcome(Implant::in_memory, days_per_year, 3);
    CHECK(reboot.end == SimTime{} + days(13));
    CHECK(reboot.cause == SpellEnd::reboot);
    const auto mended = outcome(Implant::in_memory, days_per_year, 31);
    CHECK(mended.end == SimTime{} + days(40));
    CHECK(mended.cause == SpellEnd::mended);
    CHECK(outcome(Implant::in_memory, 0, 1).cause == SpellEnd::mended);
}

TEST_CASE("persistent and staged implants survive reboots", "[models]") {
    for (const Implant implant : {Implant::persistent, Implant::staged}) {
        const auto end = outcome(implant, days_per_year, 3);
        CHECK(end.cause == SpellEnd::mended);
        CHECK(end.end == SimTime{} + days(40));
    }
}

TEST_CASE("a spell that reaches the device's end ends by retirement", "[models]") {
    const auto end = models::draw_spell(Implant::in_memory, 0, SimTime{}, SimTime{} + days(5),
                                        SimTime{} + days(5), 1);
    CHECK(end.cause == SpellEnd::retired);
}

TEST_CASE("what is done about found devices comes in its shares", "[models]") {
    // A million quantiles, evenly spread: counts are the shares to within one.
    const models::RemedyShares shares{
        .ignored = .1, .restarted = .2, .credential_changed = .25, .patched = .3, .replaced = .15};
    constexpr int n = 1'000'000;
    std::vector<int> counts(5, 0);
    for (int i = 0; i < n; ++i) {
        ++counts[static_cast<std::size_t>(models::remedy(shares, (i + .5) / n))];
    }
    const std::vector<double> expected{.1, .2, .25, .3, .15};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        CHECK(std::abs(counts[i] - expected[i] * n) < 2);
    }
}

TEST_CASE("the next event of a process comes after its exponential wait", "[models]") {
    const SimTime from = SimTime{} + days(3);
    CHECK(models::first_event(from, days_per_year, 2) == from + days(2));
    CHECK(models::first_event(from, 0, 2) == never);
    CHECK(models::first_event(from, 1e12, 1e-9) == from + SimSpan{1});
}
