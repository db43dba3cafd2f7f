#pragma once

#include "models/world.hpp"
#include "output/run_header.hpp"

namespace cordon::app {

/// The link between what the models observe and what a results file holds: lays the observations
/// of one policy and member out as the series of output/results_format.hpp.
output::RunRecord recorded(const models::WorldRecord& world);

}  // namespace cordon::app
