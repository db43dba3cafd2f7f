#pragma once

#include "input/node.hpp"

#include <string>
#include <string_view>

namespace cordon::input {

/// The tree as JSON in the canonical form of RFC 8785: keys sorted, shortest numbers and strings,
/// no white space. Equal for scenarios that differ in nothing but order of keys, quotes that
/// change no type, comments and layout. Plain `true`, `false`, `null` and numbers of YAML's core
/// schema become JSON's; everything else, and integers a double cannot hold, strings.
///
/// Keys are sorted by bytes, which is RFC 8785's order for the words a valid scenario has as keys.
std::string canonical_json(const Node& root);

/// `text` in quotes, escaped as RFC 8785 wants it; also a valid YAML scalar.
std::string quoted_json(std::string_view text);

}  // namespace cordon::input
