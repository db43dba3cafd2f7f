#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

struct CsvRow {
    std::vector<Stated> fields;
    Place place;
};

/// Reads comma-separated values as RFC 4180 has them: lines end in CRLF or LF, a field in double
/// quotes may hold commas, line ends and doubled quotes. Empty lines are passed over.
///
/// The first row names the columns. Returned are the other rows, each with the fields of `columns`
/// in that order; further columns are dropped. Rows with more or fewer fields than the first are
/// reported and left out, as is every breach of the quoting. Without all of `columns` nothing is
/// returned, and each missing one is reported.
std::vector<CsvRow> parse_csv(std::string_view text, const SourceName& name,
                              const std::vector<std::string>& columns, Diagnostics& problems);

}  // namespace cordon::input
