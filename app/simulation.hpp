#pragma once

#include "app/observed_figures.hpp"
#include "input/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace cordon::app {

/// How large an ensemble is computed, on what, and where it goes.
struct SimulationArguments {
    std::size_t members;  ///< 0: what the scenario's experiment says
    unsigned threads;
    std::filesystem::path directory;
    /// What the scenario's targets name; recorded beside the results.
    std::vector<input::PublishedFigure> figures = figures_from("");
};

/// How many members are asked for.
std::size_t members_of(const input::Scenario& scenario, const SimulationArguments& arguments);

/// Runs every policy of the scenario's experiment into `results.h5` of the directory. Nothing is
/// computed again that is there: a finished run is kept, one that was stopped goes on. Says on
/// standard error what it does.
/// \throws StoppedError  if a stop was asked before the end
void simulate(const input::Scenario& scenario, const SimulationArguments& arguments);

}  // namespace cordon::app
