#pragma once

#include "input/node.hpp"

namespace cordon::input {

/// What becomes of the `null`s that delete: they are carried out, or kept in a result that is still
/// to be laid on something.
enum class Deletions { carried_out, kept };

/// Lays `over` on `base`: what a file says, over what the files it extends say.
///
/// Mappings merge by key and lists of named items by `name`; `null` deletes; scalars and other
/// lists replace. A mapping that states one value is replaced whole, with its source and quality,
/// unless `over` brings nothing but a new `source` or `quality` for the same value.
void merge(Node& base, Node over, Deletions deletions = Deletions::carried_out);

}  // namespace cordon::input
