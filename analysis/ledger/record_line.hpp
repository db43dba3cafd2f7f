#pragma once

#include "analysis/ledger/record.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// \file
/// A record as a line of a ledger: one JSON object, compact, keys sorted by bytes, UTF-8, numbers
/// in their shortest form. Every key is there; what a record lacks is null, or an empty list.

namespace cordon::analysis::ledger {

/// `previous` of a ledger's first line.
inline constexpr std::string_view no_hash =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// The line of `record`, without a line break. Ignores `record.hash` and writes the right one.
std::string line_of(const Record& record);

/// What is wrong with a line, each in words.
using Problems = std::vector<std::string>;

/// The record of a line, or all that is wrong with the line taken alone: its JSON, fields, ranges
/// and hash.
std::variant<Record, Problems> parse_line(std::string_view line);

}  // namespace cordon::analysis::ledger
