#include "models/market/stock.hpp"
#include "models/nation.hpp"

#include "tests/models/population/eager_population.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

constexpr std::size_t slots = 400'000;
const std::vector<double> times_years = {0, 1.5, 3};
const std::vector<double> sales_shares = {.40, .25, .20, .15};

/// One installed base, the same for the lazy and the eager population; lines 0 and 1 are banned
/// from year 1 on, and 80 % of purchases obey.
test::EagerBase eager_base(double life_mean_years, double life_shape, double growth_per_year) {
    return {.occupancy = .6,
            .growth_per_year = growth_per_year,
            .life_mean_years = life_mean_years,
            .life_shape = life_shape,
            .shares = sales_shares,
            .ban_from_years = 1,
            .ban_obedience = .8,
            .banned = {true, true, false, false}};
}

models::WorldOptions lazy_world(const test::EagerBase& base) {
    auto world = test::small_world(slots, 3 * days_per_year);
    auto& device_class = world.jurisdictions[0].population.device_classes[0];
    device_class.life_mean_years = base.life_mean_years;
    device_class.life_shape = base.life_shape;
    auto& installed = world.jurisdictions[0].population.site_types[0].devices[0];
    installed.stock = base.occupancy * slots;
    installed.adoption = models::ExponentialGrowth{base.growth_per_year};
    world.jurisdictions[0].market.blocs = {{"banned", "Banned", 1, 1, 1},
                                           {"free", "Free", 1, 1, 1}};
    world.jurisdictions[0].market.product_lines = {
        {"a", 0, 0}, {"b", 0, 0}, {"c", 0, 1}, {"d", 0, 1}};
    world.jurisdictions[0].market.sales = {{{SimTime{}, sales_shares}}};
    world.weakness.lines.resize(4, world.weakness.lines[0]);
    return world;
}

models::PolicyOptions ban_policy(double obedience) {
    const SimTime start = SimTime{} + years(1);
    return {"ban",
            "Ban",
            {models::SalesBanOptions{.schedule = {start, start, obedience},
                                     .device_classes = {true},
                                     .blocs = {true, false},
                                     .sectors = {true},
                                     .evasion = 0}}};
}

/// Counts at one date: ages in half years, devices by line, purchases of the last year by line.
struct Census {
    std::vector<std::uint64_t> ages = std::vector<std::uint64_t>(100, 0);
    std::vector<std::uint64_t> lines = std::vector<std::uint64_t>(4, 0);
    std::vector<std::uint64_t> bought = std::vector<std::uint64_t>(4, 0);
    std::uint64_t present = 0;

    void add(double age_years, std::size_t line) {
        ++ages[std::min<std::size_t>(99, static_cast<std::size_t>(age_years * 2))];
        ++lines[line];
        bought[line] += age_years < 1 ? 1 : 0;
        ++present;
    }
};

std::vector<Census> lazy_census(const models::Nation& nation) {
    std::vector<Census> census(times_years.size());
    const auto& block = nation.population().blocks()[0];
    for (std::uint64_t slot = 0; slot < block.slots(); ++slot) {
        for (std::size_t i = 0; i < census.size(); ++i) {
            const SimTime now = SimTime{} + years(times_years[i]);
            if (const auto profile = nation.profile_at(block, models::SlotId(slot), now)) {
                census[i].add(in_years(now - profile->device.bought), profile->line);
            }
        }
    }
    return census;
}

std::vector<Census> eager_census(const test::EagerBase& base) {
    std::vector<Census> census(times_years.size());
    test::EagerPopulation population(base, 4711);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const auto devices = population.slot(times_years);
        for (std::size_t i = 0; i < census.size(); ++i) {
            const auto& device = devices[i].in_service;
            if (device.line != test::no_line) {
                census[i].add(times_years[i] - device.bought_years, device.line);
            }
        }
    }
    return census;
}

double z_of_two(std::uint64_t a, std::uint64_t b) {
    return (static_cast<double>(a) - static_cast<double>(b)) /
           std::sqrt(static_cast<double>(a + b) + 1);
}

}  // namespace

TEST_CASE("the lazy population has the ages, lines and purchases of an eager one",
          "[models][slow]") {
    // 400,000 slots each. A statistic more than 6 deviations out is a false alarm once in some
    // millions; the last-cell error of an inverse table that puts one device in a thousand at
    // wrong ages shows as more than 20.
    const auto [mean, shape, growth] = GENERATE(
        table<double, double, double>({{5, 2, .08}, {6.5, 2, 0}, {13, 3, .10}, {5, 1, .15}}));
    CAPTURE(mean, shape, growth);
    const auto base = eager_base(mean, shape, growth);
    const auto world = lazy_world(base);
    const auto policy = ban_policy(base.ban_obedience);
    const test::OneNation nation(world, policy, sim::member_key(7, 1));
    const auto lazy = lazy_census(nation);
    const auto eager = eager_census(base);
    const models::Stock stock(nation);
    for (std::size_t i = 0; i < times_years.size(); ++i) {
        CAPTURE(times_years[i]);
        CHECK(test::two_sample_excess(lazy[i].ages, eager[i].ages) < 6);
        CHECK(test::two_sample_excess(lazy[i].lines, eager[i].lines) < 6);
        CHECK(test::two_sample_excess(lazy[i].bought, eager[i].bought) < 6);
        CHECK(std::abs(z_of_two(lazy[i].present, eager[i].present)) < 5.5);
        // Cohort arithmetic gives the expectation of what was counted.
        const auto expected = stock.by_line(0, 0, SimTime{} + years(times_years[i]));
        CHECK(test::one_sample_excess(lazy[i].lines, expected) < 6);
    }
}

TEST_CASE("a ban moves only those whose choice it forbids", "[models]") {
    const auto world = lazy_world(eager_base(3, 2, .05));
    const auto free_policy = test::no_policy();
    const auto strict_policy = ban_policy(1);
    const test::OneNation free(world, free_policy, sim::member_key(7, 1));
    const test::OneNation strict(world, strict_policy, sim::member_key(7, 1));
    const auto& block = free.population().blocks()[0];
    std::uint64_t moved = 0;
    for (std::uint64_t slot = 0; slot < 20'000; ++slot) {
        const auto before = free.profile_at(block, models::SlotId(slot), SimTime{} + years(3));
        const auto after = strict.profile_at(block, models::SlotId(slot), SimTime{} + years(3));
        REQUIRE(before.has_value() == after.has_value());
        if (!before) {
            continue;
        }
        REQUIRE(before->device.id == after->device.id);
        REQUIRE(before->device.retired == after->device.retired);
        const bool forbidden = before->line < 2 && before->device.bought >= SimTime{} + years(1);
        REQUIRE((before->line != after->line) == forbidden);
        moved += forbidden ? 1 : 0;
    }
    CHECK(moved > 2000);
}

TEST_CASE("the choice keeps the ratio of what is left (V11)", "[models]") {
    // Before a ban shares are those of the market; after it, lines c and d keep their ratio of
    // 20 to 15. 60,000 purchases; beyond 6 deviations is a false alarm in millions.
    const auto world = lazy_world(eager_base(3, 2, 0));
    const auto policy = ban_policy(1);
    const test::OneNation nation(world, policy, sim::member_key(3, 0));
    const auto& sales = nation.sales();
    const double date_years = GENERATE(0.5, 2.0);
    std::vector<std::uint64_t> counts(4, 0);
    for (std::uint64_t slot = 0; slot < 60'000; ++slot) {
        const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0),
                                         SimTime{} + years(date_years), never};
        ++counts[*sales.line_of(device, 0, 0)];
    }
    auto expected = sales.shares(0, 0, SimTime{} + years(date_years));
    if (date_years > 1) {
        CHECK(expected[0] + expected[1] == 0);
        CHECK(expected[2] == Approx(.20 / .35).epsilon(1e-12));
        CHECK(expected[3] == Approx(.15 / .35).epsilon(1e-12));
        CHECK(counts[0] + counts[1] == 0);
    }
    for (double& share : expected) {
        share *= 60'000;
    }
    CHECK(test::one_sample_excess(counts, expected) < 6);
}
