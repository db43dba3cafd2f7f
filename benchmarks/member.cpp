// What one member costs, in time and memory: Czechia as shipped, all mechanisms, with more devices
// that nobody touches, and with a worm. Cost should follow the spells and leave the untouched
// devices alone.

#include "benchmarks/measurement.hpp"
#include "benchmarks/table.hpp"
#include "input/scenario.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <malloc.h>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace cordon;
using namespace cordon::benchmarks;

double one_half(std::string_view) {
    return 0.5;
}

/// The world of medians with every place and every stock `times` as many.
models::WorldOptions scaled(const input::Scenario& scenario, std::uint64_t times) {
    auto world = scenario.world(one_half);
    for (auto& type : world.jurisdictions[0].population.site_types) {
        type.sites *= times;
        for (auto& base : type.devices) {
            base.stock *= static_cast<double>(times);
        }
    }
    return world;
}

double devices(const models::WorldOptions& world) {
    double sum = 0;
    for (const auto& type : world.jurisdictions[0].population.site_types) {
        for (const auto& base : type.devices) {
            sum += base.stock;
        }
    }
    return sum;
}

struct Cost {
    double processor_seconds;
    double bytes;  ///< that became resident by the end of the run
    double spells;
};

/// Median of five runs of the same member, after four rows of the table.
Cost measure(Table& table, std::string_view campaigns, const models::WorldOptions& world,
             const models::PolicyOptions& policy) {
    const std::string work =
        fmt::format("{}, {:.1f} million devices", campaigns, devices(world) / 1e6);
    std::vector<Duration> runs;
    double bytes = 0;
    std::uint64_t events = 0;
    for (int run = 0; run < 5; ++run) {
        table.progress(fmt::format("a member: {}, run {} of 5", work, run + 1));
        malloc_trim(0);  // what the last run left counts for this one otherwise
        const double before = resident_bytes();
        const Stopwatch watch;
        models::World member(world, policy, sim::member_key(1, 0));
        events = member.run(*sim::serial_executor()).digest.events();
        runs.push_back(watch.elapsed());
        bytes = std::max(bytes, resident_bytes() - before);
    }
    const Cost cost{.processor_seconds = median(runs).processor_seconds,
                    .bytes = bytes,
                    .spells = static_cast<double>(events) / 2};
    table.row(work, median(runs).seconds, "s");
    table.row("", cost.bytes / 1e6, "MB");
    table.row("", cost.spells, "spells");
    table.row("", 1e9 * cost.processor_seconds / cost.spells, "ns a spell");
    return cost;
}

auto worm_of(models::WorldOptions& world) {
    return std::find_if(world.campaigns.begin(), world.campaigns.end(),
                        [](const auto& campaign) { return campaign.name == "worm"; });
}

/// Only one worm, from that date on, and no other campaign that starts at random.
void one_worm(models::WorldOptions& world, double emerges_years) {
    for (auto& campaign : world.campaigns) {
        campaign.starts_per_year = 0;
    }
    worm_of(world)->emerges_years = emerges_years;
    std::find_if(world.campaigns.begin(), world.campaigns.end(), [](const auto& campaign) {
        return campaign.name == "orb";
    })->emerges_years = 0;
}

}  // namespace

int main() {
    const auto scenario =
        input::Scenario::read("scenarios/czechia.yaml", {{"clock.horizon", "5 years"}});
    const auto policy = scenario.policy(scenario.experiment().baseline, one_half);
    Table table;
    table.section(
        "a member: Czechia as shipped, 5 years, one thread (nanoseconds are of processor time)");
    std::vector<Cost> relays;
    for (const std::uint64_t times : {1U, 4U, 16U}) {
        auto world = scaled(scenario, times);
        one_worm(world, 100);
        relays.push_back(measure(table, "relay boxes", world, policy));
    }
    std::vector<Cost> worms;
    for (const double emerges_years : {2.0, 0.0}) {
        auto world = scaled(scenario, 1);
        one_worm(world, emerges_years);
        worms.push_back(measure(table, emerges_years > 0 ? "and a worm in year 3" : "and a worm",
                                world, policy));
    }
    const double added = 15 * devices(scaled(scenario, 1));
    table.row("slope: one more spell, of the worm",
              1e9 * (worms[1].processor_seconds - relays[0].processor_seconds) /
                  (worms[1].spells - relays[0].spells),
              "ns", at_most(70));
    table.row("", (worms[1].bytes - relays[0].bytes) / (worms[1].spells - relays[0].spells),
              "bytes");
    table.row("slope: one more device that nobody touches",
              1e9 * (relays[2].processor_seconds - relays[0].processor_seconds) / added, "ns");
    table.row("", (relays[2].bytes - relays[0].bytes) / added, "bytes");
    return 0;
}
