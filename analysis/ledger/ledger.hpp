#pragma once

#include "analysis/ledger/record.hpp"

#include <filesystem>
#include <span>
#include <vector>

/// \file
/// A ledger of forecasts: a file of JSON lines, one record each, that only grows. Every line
/// carries its own hash and that of the line before, so that no line can be changed, moved or
/// taken out of the middle unseen. Whoever publishes the last hash pins all lines before it.

namespace cordon::analysis::ledger {

/// Reads a whole ledger and checks every line: its form, fields, hash and chain, and that ids are
/// unique and superseded records are there.
/// \throws MissingFileError if there is no such file; IoError with *every* problem found, one line
///         each as `file:line: what is wrong`
std::vector<Record> read_ledger(const std::filesystem::path& file);

/// What became of a forecast that was to be frozen.
struct Frozen {
    Record record;  ///< as it stands in the ledger
    bool is_new;    ///< false if the ledger held the same forecast already
};

/// Appends forecasts to a ledger, which is made if there is none, and says what became of each.
///
/// A forecast whose id the ledger holds with the same content is not written again. With other
/// content it gets the next free id (`id-2`, `id-3`, ...). It supersedes the last record that says
/// something about the same thing: equal in kind, family, ask, resolves_by, by and policy.
/// `previous`, `hash` and `supersedes` of the arguments are ignored.
///
/// The old file is checked first. The new one replaces it in one step when it is on the disk, so a
/// killed process leaves the old one whole; processes that append at once wait for each other.
/// \throws IoError as read_ledger(), if a new record is not valid, or if writing fails
std::vector<Frozen> freeze(const std::filesystem::path& file, std::span<const Record> forecasts);

}  // namespace cordon::analysis::ledger
