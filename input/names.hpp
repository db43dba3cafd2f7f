#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// The names of one list of a scenario, in its order.
struct Names {
    std::string kind;  ///< for messages: "sector"
    std::vector<std::string> words;

    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view word) const;
};

/// The names of the items of `list`, which may be missing or no list.
Names names_in(const Node* list, std::string_view kind);

/// How well a number may be known: measured, derived, expert, placeholder.
const Names& quality_names();

/// Everything in a scenario that other places refer to by name.
struct Catalogue {
    Names jurisdictions;  ///< if the scenario lists none, the one it is about
    Names sectors;
    Names segments;
    Names device_classes;
    Names data_classes;
    Names blocs;
    Names product_lines;
    Names weakness_profiles;
    Names components;
    Names attacker_classes;
    Names actors;
    Names update_classes;
    Names campaigns;
    Names policies;
    Names sources;
};

Catalogue catalogue_of(const Node& root);

/// Reports a name that is no word of small letters, digits and underscores, or has a meaning of
/// its own in scenarios.
void check_name(const Node& name, std::string_view path, Diagnostics& problems);

}  // namespace cordon::input
