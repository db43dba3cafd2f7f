#pragma once

#include "models/policy/policy_options.hpp"
#include "models/world_options.hpp"

/// \file
/// Small worlds, each about some of the mechanisms: a few hundred places, so that thousands of runs
/// take seconds.

namespace cordon::reference {

struct Example {
    models::WorldOptions world;
    models::PolicyOptions policy;
};

/// A worm in volatile memory, in windows of a quarter of a day, in which it grows by a fifth at
/// first.
Example scanning_and_reboots();

/// Two ways of keeping devices; credentials are changed, devices cleaned and hardened.
Example careless_and_careful();

/// Two lines on a common component, whose owners install patches, faster from a date on.
Example patches_under_a_mandate();

/// Devices live five months, and each is drawn anew.
Example replacement_in_a_growing_base();

/// Two worms, one of them persistent and after one of two classes only.
Example rivals();

/// A campaign that emerges later and recruits in batches what it lacks.
Example batches_beside_a_worm();

/// Most replaced devices stay online beside their successor.
Example devices_kept_beside_their_successors();

/// Two worms and a campaign with batches, with credentials and exploits, two classes and three
/// lines, in windows of three days.
Example everything_in_long_windows();

/// A worm that goes on from device to device inside sites, of which some are segmented, and meets
/// devices there that cannot be reached from outside.
Example spread_inside_sites();

/// Two worms that throw each other out, one of them also from within.
Example evictions();

/// Owners who find their devices infected do all kinds of things.
Example remedies();

/// Network operators find what they can see of a disclosed campaign and have more cases than they
/// can work on; a quarantine takes hold by and by.
Example quarantine();

}  // namespace cordon::reference
