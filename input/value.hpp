#pragma once

#include "input/diagnostics.hpp"
#include "input/distribution.hpp"
#include "input/node.hpp"
#include "input/quantity.hpp"

#include <optional>
#include <string_view>

namespace cordon::input {

/// Reads what may stand where a number may: `45 days`, a distribution, or a mapping that gives
/// one of them with `source` and `quality`. Reports and returns nothing if it is none of these.
std::optional<Distribution> read_value(const Node& node, std::string_view path,
                                       const Dimension& dimension, Diagnostics& problems);

/// The scalar of `text` or of `{value: text, source: ..., quality: ...}`; a null pointer, reported,
/// if `node` is neither. \param wanted  what stands there, for the message: "a date"
const Node* plain_value(const Node& node, std::string_view path, std::string_view wanted,
                        Diagnostics& problems);

}  // namespace cordon::input
