#pragma once

#include "input/node.hpp"

#include <string>

namespace cordon::input {

enum class Origins {
    hidden,
    shown,  ///< each line with a value ends in `# file:line`, where it was written
};

/// The tree as YAML that reads back as the same tree. Mappings and lists of mappings go over
/// lines, lists of scalars stay on one.
std::string yaml_text(const Node& root, Origins origins);

}  // namespace cordon::input
