// What one member costs: Czechia as shipped, with more devices that nobody touches, and with a
// worm. Cost should follow the spells and leave the untouched devices alone.

#include "input/scenario.hpp"
#include "models/world.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace cordon;

double one_half(std::string_view) {
    return 0.5;
}

/// The world of medians with every place and every stock `times` as many.
models::WorldOptions scaled(const input::Scenario& scenario, std::uint64_t times) {
    auto world = scenario.world(one_half);
    for (auto& type : world.population.site_types) {
        type.sites *= times;
        for (auto& base : type.devices) {
            base.stock *= static_cast<double>(times);
        }
    }
    return world;
}

double devices(const models::WorldOptions& world) {
    double sum = 0;
    for (const auto& type : world.population.site_types) {
        for (const auto& base : type.devices) {
            sum += base.stock;
        }
    }
    return sum;
}

/// Median of five runs of the same member, in seconds, and the spells in it.
void measure(const char* name, const models::WorldOptions& world,
             const models::PolicyOptions& policy) {
    std::vector<double> seconds;
    std::uint64_t events = 0;
    for (int run = 0; run < 5; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        models::World member(world, policy, sim::member_key(1, 0));
        events = member.run(*sim::serial_executor()).digest.events();
        const auto end = std::chrono::steady_clock::now();
        seconds.push_back(std::chrono::duration<double>(end - begin).count());
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%-28s %9.1f %12llu %10.3f\n", name, devices(world) / 1e6,
                static_cast<unsigned long long>(events / 2), seconds[2]);
}

}  // namespace

int main() {
    const auto scenario = input::Scenario::read("scenarios/czechia.yaml", {});
    const auto policy = scenario.policy(scenario.experiment().baseline, one_half);
    std::printf("%-28s %9s %12s %10s\n", "one member, 3 years, 1 thread", "M devices", "spells",
                "seconds");
    for (const std::uint64_t times : {1U, 4U, 16U}) {
        auto world = scaled(scenario, times);
        const auto worm = std::find_if(world.campaigns.begin(), world.campaigns.end(),
                                       [](const auto& c) { return c.name == "worm"; });
        worm->emerges_years = 100;
        measure("relay boxes only", world, policy);
    }
    for (const double emerges_years : {2.0, 0.0}) {
        auto world = scaled(scenario, 1);
        const auto worm = std::find_if(world.campaigns.begin(), world.campaigns.end(),
                                       [](const auto& c) { return c.name == "worm"; });
        worm->emerges_years = emerges_years;
        measure(emerges_years > 0 ? "and a worm in the third year" : "and a worm from the start",
                world, policy);
    }
    return 0;
}
