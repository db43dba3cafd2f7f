#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <optional>
#include <string>
#include <vector>

/// \file
/// The jurisdictions of a scenario. `jurisdiction` names what the scenario is about; if that is
/// several countries, `jurisdictions` lists them, and each may say for itself what else the top
/// level says for all (docs/model/jurisdictions.md).

namespace cordon::input {

/// The keys of the top level that a jurisdiction may say itself: `site_types` and the like.
const std::vector<std::string>& national_keys();

/// One jurisdiction of a scenario.
struct Jurisdiction {
    std::string name;
    std::string title;
    /// The national keys as they hold there; nothing: as they stand at the top level.
    std::optional<Node> national;
};

/// What a country file says itself, as an item of `jurisdictions`: name, title and national keys.
Node item_of(Node country);

/// The jurisdictions of a merged scenario, in its order. A jurisdiction changes values; names of
/// device classes, blocs or buyer segments that the top level lacks are reported and left out.
std::vector<Jurisdiction> jurisdictions_of(const Node& root, Diagnostics& problems);

}  // namespace cordon::input
