#include "models/weakness/discovery_race.hpp"

#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

// Of n trials of chance p, p n +- 5.85 standard deviations: a correct race leaves it once in 2e8
// choices of the seed. With 100,000 trials a rate wrong by 3 % does.

namespace {

constexpr std::uint64_t races = 100'000;

/// Two classes of attackers against defenders; what is held lives on as if nobody knew it.
models::WeaknessOptions open_race() {
    auto weakness = test::small_world(1, 1).weakness;
    weakness.discovery.defenders_per_year = .5;
    weakness.discovery.held_life_mean_years = 2;
    weakness.discovery.held_life_shape = 1;
    weakness.attacker_classes = {{"crime", "Crime", .2, {1e-6, 0}},
                                 {"state", "State", .1, {1e-6, 0}}};
    return weakness;
}

template <class Visit>
void run_all(const models::WeaknessOptions& weakness, const models::PiecewiseClock& clock,
             Visit visit) {
    const models::DiscoveryRace race(weakness, sim::member_key(31, 0));
    models::Discovery discovery;
    for (std::uint64_t ordinal = 0; ordinal < races; ++ordinal) {
        race.run({5, ordinal}, SimTime{}, clock, discovery);
        visit(discovery);
    }
}

void check_share(double count, double trials, double expected) {
    INFO(count / trials << " of " << trials << ", expected " << expected);
    CHECK(std::abs(count - trials * expected) <
          5.85 * std::sqrt(trials * expected * (1 - expected)));
}

}  // namespace

TEST_CASE("attackers are first in proportion to their rate (V26)", "[models]") {
    const auto weakness = open_race();
    double attackers = 0;
    double crime = 0;
    double window_years = 0;
    run_all(weakness, {}, [&](const models::Discovery& found) {
        if (found.attackers_first()) {
            ++attackers;
            crime += found.attackers[0] < found.attackers[1] ? 1 : 0;
            window_years += in_years(found.defenders - found.first_attackers);
        }
    });
    check_share(attackers, races, .3 / .8);
    check_share(crime, races, .2 / .8);
    // The window is exponential of mean two years: the rest of the defenders' clock.
    CHECK(std::abs(window_years / attackers - 2) < 5.85 * 2 / std::sqrt(attackers));
    const models::DiscoveryRace race(weakness, sim::member_key(31, 0));
    CHECK(race.attackers_first(1) == Approx(.3 / .8));
    CHECK(race.attackers_first(2) == Approx(.3 / 1.3));
}

TEST_CASE("a maker who takes reports learns faster from that day on (V26)", "[models]") {
    const auto weakness = open_race();
    std::vector<models::Discovery> before;
    run_all(weakness, {}, [&](const models::Discovery& found) { before.push_back(found); });
    double attackers = 0;
    run_all(weakness, models::PiecewiseClock({{SimTime{} - years(1), 2}}),
            [&](const models::Discovery& found) { attackers += found.attackers_first() ? 1 : 0; });
    check_share(attackers, races, .3 / 1.3);

    const SimTime from = SimTime{} + years(1);
    std::size_t race = 0;
    bool never_later = true;
    bool past_is_past = true;
    run_all(weakness, models::PiecewiseClock({{from, 2}}), [&](const models::Discovery& found) {
        const auto& old = before[race++];
        never_later = never_later && found.defenders <= old.defenders;
        past_is_past = past_is_past && (old.defenders > from || found.defenders == old.defenders);
    });
    CHECK(never_later);
    CHECK(past_is_past);
}

TEST_CASE("secrets live as long as RAND's zero-days", "[models]") {
    // Ablon and Bogart 2017: mean 6.9 years, a quarter below 1.51, a quarter above 9.5.
    auto weakness = open_race();
    weakness.discovery.held_life_mean_years = 6.9;
    weakness.discovery.held_life_shape = .855;
    double held = 0;
    double early = 0;
    double late = 0;
    double sum_years = 0;
    run_all(weakness, {}, [&](const models::Discovery& found) {
        if (found.attackers_first()) {
            const double life = in_years(found.defenders - found.first_attackers);
            ++held;
            early += life < 1.51 ? 1 : 0;
            late += life > 9.5 ? 1 : 0;
            sum_years += life;
        }
    });
    // Standard deviation of the share .0022, of the mean .042 years.
    CHECK(std::abs(early / held - .25) < .02);
    CHECK(std::abs(late / held - .25) < .02);
    CHECK(std::abs(sum_years / held - 6.9) < .25);
}

TEST_CASE("a class of attackers that finds nothing changes nobody's race", "[models]") {
    const auto weakness = open_race();
    auto more = weakness;
    more.attacker_classes.insert(more.attacker_classes.begin(), {"idle", "Idle", 0, {1, 0}});
    std::vector<models::Discovery> without;
    run_all(weakness, {}, [&](const models::Discovery& found) { without.push_back(found); });
    std::size_t race = 0;
    bool same = true;
    run_all(more, {}, [&](const models::Discovery& found) {
        const auto& old = without[race++];
        same = same && found.defenders == old.defenders && found.attackers[0] == never &&
               found.attackers[1] == old.attackers[0] && found.attackers[2] == old.attackers[1];
    });
    CHECK(same);
}
