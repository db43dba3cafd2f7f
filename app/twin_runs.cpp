#include "app/twin_runs.hpp"

#include <fmt/format.h>
#include <string>

namespace cordon::app {

void simulate_twins(const std::filesystem::path& file, const std::vector<input::Override>& changes,
                    const SimulationArguments& run, std::size_t members) {
    const auto itself = input::Scenario::read(file, changes).sha256();
    for (const auto& kind : analysis::twin_runs) {
        auto changed = changes;
        changed.push_back({std::string(kind.key), std::string(kind.value)});
        const auto scenario = input::Scenario::read(file, changed);
        if (scenario.sha256() == itself) {
            continue;
        }
        fmt::print(stderr, "The same with {}, to see what rests on it:\n", kind.title);
        simulate(scenario, {members, run.threads, run.directory / kind.name});
    }
}

std::optional<output::RunReader> twin_in(const std::filesystem::path& directory,
                                         const analysis::TwinRun& kind) {
    const auto file = directory / kind.name / "results.h5";
    std::error_code unreachable;
    return std::filesystem::exists(file, unreachable) ? std::optional<output::RunReader>(file)
                                                      : std::nullopt;
}

}  // namespace cordon::app
