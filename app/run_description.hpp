#pragma once

#include "input/scenario.hpp"
#include "output/run_header.hpp"

namespace cordon::app {

/// What the results file of a run of `members` members says about it, but for what was published.
output::RunHeader describe_run(const input::Scenario& scenario, std::size_t members);

}  // namespace cordon::app
