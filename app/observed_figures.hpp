#pragma once

#include "input/published_figures.hpp"
#include "input/scenario.hpp"
#include "output/run_header.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// The published figures of a table; of the one that the program carries if `file` is empty.
/// \throws MissingFileError, ScenarioError if the table is not there or wrong
std::vector<input::PublishedFigure> figures_from(const std::string& file);

/// The figure of that name; a null pointer if there is none.
const input::PublishedFigure* find_figure(const std::string& name,
                                          const std::vector<input::PublishedFigure>& figures);

/// What was published about what a scenario simulates: its history, and the figures of its targets.
/// A target whose figure is not among `figures` has nothing to show.
std::vector<output::ObservedFigure>
observed_figures(const input::Scenario& scenario,
                 const std::vector<input::PublishedFigure>& figures);

}  // namespace cordon::app
