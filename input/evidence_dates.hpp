#pragma once

#include "base/calendar.hpp"
#include "input/block_reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// \file
/// A hindcast may know nothing that was not known before what it is compared with (MODEL 8.1).

namespace cordon::input {

/// When each source of a scenario was published, for those that say so. Nothing behind a name: the
/// source says `dated: assumed`, a guess that rests on no text and was made with hindsight.
using EvidenceDates = std::map<std::string, std::optional<Date>>;

/// Reads `sources`.
EvidenceDates decode_sources(BlockReader& root);

/// Reports, each once, the sources of `numbers` that say no date or one that is not before `first`,
/// and, at `scenario`, the numbers without a source.
void check_evidence(const std::vector<NumberRecord>& numbers, const EvidenceDates& dates,
                    Date first, const Place& scenario, Diagnostics& problems);

}  // namespace cordon::input
