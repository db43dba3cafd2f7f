#pragma once

#include "analysis/forecast/track_record.hpp"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace cordon::app {

/// The day on which the program runs, in UTC.
Date today();

/// The questions of a ledger with the outcomes of a table, and what pins both.
/// \throws MissingFileError, IoError if the ledger is wrong, ScenarioError with all that is wrong
///         with the outcomes
analysis::TrackRecord read_track_record(const std::string& ledger, const std::string& outcomes);

/// The options `--record LEDGER` and `--outcomes FILE` of a verb, each of which needs the other.
class TrackRecordOption {
public:
    void add_to(CLI::App& verb);

    /// What was known when today began; nothing without the options. \throws as read_track_record()
    [[nodiscard]] std::optional<analysis::TrackRecord> read() const;

private:
    std::string ledger_;
    std::string outcomes_;
};

}  // namespace cordon::app
