#pragma once

#include "input/node.hpp"

namespace cordon::input {

/// Lays `over` on `base`: what a file says, over what the files it extends say.
///
/// Mappings merge by key and lists of named items by `name`; `null` deletes; scalars and other
/// lists replace. A mapping that states one value is replaced whole, with its source and quality,
/// unless `over` brings nothing but a new `source` or `quality` for the same value.
void merge(Node& base, Node over);

}  // namespace cordon::input
