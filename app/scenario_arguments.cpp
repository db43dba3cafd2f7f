#include "app/scenario_arguments.hpp"

#include <algorithm>
#include <thread>

namespace cordon::app {

void SetOption::add_to(CLI::App& verb) {
    verb.add_option("--set", arguments_,
                    "Change one value, e.g. --set clock.horizon='5 years'; items of lists by name")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

std::vector<input::Override> SetOption::changes() const {
    std::vector<input::Override> changes;
    for (const auto& argument : arguments_) {
        changes.push_back(input::parse_override(argument));
    }
    return changes;
}

SimulationOptions::SimulationOptions()
    : threads_(std::max(1U, std::thread::hardware_concurrency())) {}

void SimulationOptions::add_to(CLI::App& verb) {
    verb.add_option("-n,--members", members_,
                    "Members of the ensemble (default: as the scenario says)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    verb.add_option("-j,--threads", threads_, "Threads (default: all cores)")
        ->check(CLI::Range(1U, 1024U));
    verb.add_option("-o,--output", directory_,
                    "Directory of the results (default: out/ and the scenario's name)");
}

SimulationArguments SimulationOptions::for_scenario(const std::filesystem::path& file) const {
    return {.members = members_,
            .threads = threads_,
            .directory = directory_.empty() ? std::filesystem::path("out") / file.stem()
                                            : std::filesystem::path(directory_)};
}

}  // namespace cordon::app
