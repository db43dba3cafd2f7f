#include "models/world.hpp"

#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

constexpr std::size_t places = 5;
constexpr double from_outside = .1;  ///< hits a day of each device
constexpr double contacts = .3;      ///< a day of a device held with each other place
constexpr double reboots = .4;       ///< a day of a device held

/// One household, weak for ever, under a campaign whose bots are abroad: what it holds here adds a
/// billionth.
models::WorldOptions household() {
    auto world = test::small_world(1, 12);
    world.clock.observations = {SimTime{}, SimTime{} + days(3), SimTime{} + days(12)};
    world.clock.window_min_days = world.clock.window_max_days = 3;
    auto& population = world.jurisdictions[0].population;
    population.device_classes[0].reboots_per_year = reboots * days_per_year;
    population.site_types[0].devices[0].slots_per_site = places;
    population.site_types[0].devices[0].stock = places;
    auto campaign = test::campaign_from_abroad(from_outside);
    campaign.lan_contacts_per_year = contacts * days_per_year;
    world.campaigns = {campaign};
    return world;
}

/// The number held as a chain: up at (places - n)(outside + contacts n), down at n reboots. Its
/// forward equations from nobody, in steps far below any rate.
std::vector<double> law_after(double days) {
    const double step = 1e-4;
    std::vector<double> law(places + 1, 0);
    law[0] = 1;
    for (auto left = std::llround(days / step); left > 0; --left) {
        auto next = law;
        for (std::size_t n = 0; n <= places; ++n) {
            const auto held = static_cast<double>(n);
            const double up =
                law[n] * step * static_cast<double>(places - n) * (from_outside + contacts * held);
            const double down = law[n] * step * held * reboots;
            next[n] -= up + down;
            next[std::min(n + 1, places)] += up;
            next[n - (n > 0 ? 1 : 0)] += down;
        }
        law = next;
    }
    return law;
}

}  // namespace

TEST_CASE("a household is held as its chain says, day by day (V23)", "[models]") {
    // 6,000 households after 3 and 12 days. Six deviations of chi-square with six bins are one
    // false alarm in two thousand seeds.
    const auto world = household();
    const auto policy = test::no_policy();
    const int runs = 6000;
    std::vector<std::vector<std::uint64_t>> counts(2, std::vector<std::uint64_t>(places + 1, 0));
    for (std::uint64_t run = 0; run < runs; ++run) {
        models::World member(world, policy, sim::member_key(23, run), 1);
        const auto record = member.run(*sim::serial_executor());
        for (const std::size_t date : {0, 1}) {
            const auto& seen = record.observations[1 + date].jurisdictions[0];
            ++counts[date][static_cast<std::size_t>(seen.active[0])];
        }
    }
    for (const std::size_t date : {0, 1}) {
        auto expected = law_after(date == 0 ? 3 : 12);
        for (double& probability : expected) {
            probability *= runs;
        }
        CHECK(test::one_sample_excess(counts[date], expected) < 6);
    }
}
