#pragma once

#include "models/world_options.hpp"

namespace cordon::test {

/// A world in which everything of the model happens within a year and few thousand devices: two
/// sectors, two classes, three lines of two blocs, hygiene classes, vulnerabilities and patches,
/// a worm with foreign bots, and a campaign that recruits in batches.
models::WorldOptions busy_world();

/// A ban and a standard on the busy world, in force from day 60 and fully from day 180.
models::PolicyOptions busy_policy(double compliance);

}  // namespace cordon::test
