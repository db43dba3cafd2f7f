#include "gillespie_sir.hpp"

#include "sim/distributions.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace cordon::test {

GillespieOutcome gillespie_sir(const benchmarks::RandomGraph& graph,
                               const benchmarks::SirOptions& options, sim::RandomStream random) {
    std::vector<bool> is_susceptible(graph.nodes(), true);
    std::vector<std::uint32_t> infectious(options.initial);
    std::iota(infectious.begin(), infectious.end(), 0U);
    for (const std::uint32_t node : infectious) {
        is_susceptible[node] = false;
    }
    const double initial = options.initial;
    GillespieOutcome outcome{.ever_infected = initial, .peak_infectious = initial, .peak_days = 0};
    double now_days = 0;
    while (!infectious.empty()) {
        std::vector<std::uint32_t> endangered;  // once for each edge
        for (const std::uint32_t node : infectious) {
            for (const std::uint32_t neighbour : graph.neighbours(node)) {
                if (is_susceptible[neighbour]) {
                    endangered.push_back(neighbour);
                }
            }
        }
        const double recoveries = options.recovery_rate * static_cast<double>(infectious.size());
        const double infections =
            options.transmission_rate * static_cast<double>(endangered.size());
        now_days += sim::exponential(random) / (recoveries + infections);
        const double pick = random.uniform() * (recoveries + infections);
        if (pick < recoveries) {
            infectious[static_cast<std::size_t>(pick / options.recovery_rate)] = infectious.back();
            infectious.pop_back();
        } else {
            const auto edge = std::min(  // rounding could reach the end
                static_cast<std::size_t>((pick - recoveries) / options.transmission_rate),
                endangered.size() - 1);
            infectious.push_back(endangered[edge]);
            is_susceptible[endangered[edge]] = false;
            ++outcome.ever_infected;
            if (static_cast<double>(infectious.size()) > outcome.peak_infectious) {
                outcome.peak_infectious = static_cast<double>(infectious.size());
                outcome.peak_days = now_days;
            }
        }
    }
    return outcome;
}

}  // namespace cordon::test
