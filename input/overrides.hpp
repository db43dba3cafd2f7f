#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// One `--set path=value`. Items of a list are addressed by their names, as in
/// `site_types.household.devices.home_router.stock`.
struct Override {
    std::string path;
    std::string value;  ///< YAML: `3 years`, `[worm, orb]`, `{pert: [1 %, 2 %, 4 %]}`, `null`
};

/// Reads `path=value`. \throws CommandLineError if there is no `=` or no path
Override parse_override(std::string_view argument);

/// Lays `changes` over a merged tree, in their order, by the rules of merge().
void apply_overrides(Node& root, const std::vector<Override>& changes, Diagnostics& problems);

}  // namespace cordon::input
