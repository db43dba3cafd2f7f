#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <map>
#include <string>

/// \file
/// Who says each number. `source` and `quality` on a mapping hold for every number inside it that
/// is written in the same file; a number from a base file keeps the base file's, and a new number
/// never passes under an old source.

namespace cordon::input {

/// Notes on every node of one file's tree what the mappings around it say about it.
/// Reports a `source` or `quality` that is no word.
void annotate_provenance(Node& root, Diagnostics& problems);

/// What holds for the number or date stated by `node`: its own `source` and `quality`, else those
/// around it in the file that states it. An explicit `null` means: none.
Provenance provenance_of(const Node& node);

/// Makes a merged tree say by its text alone what provenance_of said before: where the position of
/// a number in the tree would give it another source or quality, its own is written beside it.
/// \param stated  by the path of the number
void settle_provenance(Node& root, const std::map<std::string, Provenance>& stated);

}  // namespace cordon::input
