#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <optional>
#include <string_view>

namespace cordon::input {

/// Depth of nesting and number of values beyond which a text is no scenario.
inline constexpr std::size_t nesting_max = 32;
inline constexpr std::size_t nodes_max = 200'000;

/// Reads one YAML document into a tree, with the place of every value.
///
/// Stricter than YAML: one document, valid UTF-8, keys are plain words and not repeated; anchors,
/// aliases and tags are refused. Problems go to `problems`; nothing is returned where the text
/// cannot be read on, while a repeated key is reported and its first value kept.
std::optional<Node> parse_yaml(std::string_view text, const SourceName& name,
                               Diagnostics& problems);

}  // namespace cordon::input
