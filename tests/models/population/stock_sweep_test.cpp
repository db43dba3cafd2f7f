#include "benchmarks/stock_sweep.hpp"
#include "input/scenario.hpp"
#include "models/market/stock.hpp"

#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <numeric>

using namespace cordon;

namespace {

/// Czechia with one site in forty.
models::WorldOptions small_czechia(const input::Scenario& scenario) {
    auto world = scenario.world([](std::string_view) { return 0.5; });
    for (auto& type : world.jurisdictions[0].population.site_types) {
        const double kept =
            std::ceil(static_cast<double>(type.sites) / 40) / static_cast<double>(type.sites);
        type.sites = (type.sites + 39) / 40;
        for (auto& base : type.devices) {
            base.stock *= kept;
        }
    }
    return world;
}

/// [line][date], all slots.
std::vector<std::vector<std::int64_t>>
counted(const models::Nation& nation, const std::vector<SimTime>& dates, sim::InstructionSet set) {
    benchmarks::StockSweep sweep(nation, dates, set);
    std::vector<std::uint64_t> slots(models::DeviceBatch::capacity);
    for (const auto& block : nation.population().blocks()) {
        for (std::uint64_t begin = 0; begin < block.slots(); begin += slots.size()) {
            const auto n = std::min<std::uint64_t>(slots.size(), block.slots() - begin);
            std::iota(slots.begin(), slots.end(), block.first_slot + begin);
            sweep.add(block, std::span(slots).first(n));
        }
    }
    std::vector<std::vector<std::int64_t>> stock;
    for (std::size_t line = 0; line < nation.jurisdiction().market.product_lines.size(); ++line) {
        stock.push_back(sweep.stock(line));
    }
    return stock;
}

/// [line], as the cohorts expect it.
std::vector<double> expected(const models::Nation& nation, SimTime date) {
    const models::Stock stock(nation);
    const auto& types = nation.jurisdiction().population.site_types;
    std::vector<double> devices(nation.jurisdiction().market.product_lines.size(), 0);
    for (std::size_t type = 0; type < types.size(); ++type) {
        for (std::size_t base = 0; base < types[type].devices.size(); ++base) {
            const auto lines = nation.sales().lines_of(types[type].devices[base].device_class);
            const auto of_base = stock.by_line(type, base, date);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                devices[lines[i]] += of_base[i];
            }
        }
    }
    return devices;
}

}  // namespace

TEST_CASE("stock counted in one sweep is what the cohorts expect", "[models]") {
    // 2.2 million slots, some 65 lines at four dates, under a ban; counts of independent slots
    // scatter at most like Poisson counts. Beyond 5 deviations by chance once in some 6,000 worlds.
    // Devices a year too old, or kept ones left out, are 20 deviations and more off.
    const auto scenario = input::Scenario::read(
        std::filesystem::path(CORDON_SOURCE_DIR) / "scenarios/czechia.yaml", {});
    const auto world = small_czechia(scenario);
    const auto policy =
        scenario.policy("ban_prc_cameras_and_routers", [](std::string_view) { return 0.5; });
    const test::OneNation nation(world, policy, sim::member_key(5, 0));
    std::vector<SimTime> dates;
    for (int year = 0; year <= 3; ++year) {
        dates.push_back(SimTime{} + years(year));
    }
    const auto stock = counted(nation, dates, sim::best_instruction_set());
    std::size_t compared = 0;
    for (std::size_t date = 0; date < dates.size(); ++date) {
        const auto wanted = expected(nation, dates[date]);
        for (std::size_t line = 0; line < wanted.size(); ++line) {
            if (wanted[line] < 100) {
                continue;
            }
            CAPTURE(line, date, wanted[line], stock[line][date]);
            CHECK(std::abs(static_cast<double>(stock[line][date]) - wanted[line]) <
                  5 * std::sqrt(wanted[line]));
            ++compared;
        }
    }
    CHECK(compared > 200);
}

TEST_CASE("a sweep counts each device on the dates it is online", "[models]") {
    const auto world = test::small_world(1500, 4 * days_per_year);
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(2, 0));
    const std::vector<SimTime> dates = {SimTime{} + years(1), SimTime{} + years(2.5)};
    std::vector<std::int64_t> online(dates.size(), 0);
    for (std::size_t date = 0; date < dates.size(); ++date) {
        for (const auto& block : nation.population().blocks()) {
            for (std::uint64_t slot = 0; slot < block.slots(); ++slot) {
                nation.ownership(block).for_each_device(models::SlotId(block.first_slot + slot),
                                                        dates[date], dates[date] + SimSpan{1},
                                                        [&](const auto&) { ++online[date]; });
            }
        }
    }
    for (const auto set : sim::instruction_sets()) {
        const auto stock = counted(nation, dates, set);
        for (std::size_t date = 0; date < dates.size(); ++date) {
            std::int64_t all = 0;
            for (const auto& of_line : stock) {
                all += of_line[date];
            }
            CHECK(all == online[date]);
        }
    }
}
