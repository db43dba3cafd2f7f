#pragma once

#include "analysis/forecast/twin_run.hpp"
#include "app/simulation.hpp"
#include "input/overrides.hpp"
#include "output/run_reader.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace cordon::app {

/// Runs each twin of a scenario into a folder of its own inside `run.directory`, with so many
/// members. A twin that the scenario is itself is left out. Says on standard error what it does.
/// \throws as simulate()
void simulate_twins(const std::filesystem::path& file, const std::vector<input::Override>& changes,
                    const SimulationArguments& run, std::size_t members);

/// The twin beside the results in `directory`, if somebody ran it.
std::optional<output::RunReader> twin_in(const std::filesystem::path& directory,
                                         const analysis::TwinRun& kind);

}  // namespace cordon::app
