#pragma once

#include "analysis/statistics/interval.hpp"
#include "base/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cordon::analysis::ledger {

/// What a record forecasts: the chance of an event in a number, the size of a quantity, or the
/// chance of an event in words alone (as people publish).
enum class Kind { probability, quantity, verbal };

struct Quantile {
    double level;  ///< in (0, 1)
    double value;  ///< in the record's unit

    friend bool operator==(const Quantile&, const Quantile&) = default;
};

/// The run that a forecast comes from.
struct Provenance {
    std::string run_id;
    std::string scenario_sha256;
    std::string commit;
    std::string program_version;
    std::uint64_t members;
    std::uint64_t seed;
    std::string policy;

    friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// One published forecast: a line of a ledger (docs/formats/ledger.md).
struct Record {
    std::string id;             ///< unique in its ledger
    std::string previous = {};  ///< hash of the line before; 64 zeros in the first line
    Kind kind;
    Date issued;
    std::string author;
    std::string family;       ///< forecasts of a kind, which are judged together
    std::string ask;          ///< the event or quantity as a sentence
    std::string text;         ///< the statement as published
    std::string resolves_by;  ///< the source that will tell
    Date by;                  ///< when it is settled; after `issued`

    std::optional<double> p = {};    ///< kind probability: of the event
    std::optional<double> low = {};  ///< kind probability: 90 % interval of p
    std::optional<double> high = {};
    /// Kind probability, of a run: share of its members, before any recalibration, so that later
    /// ones compare what was simulated with what came.
    std::optional<double> simulated = {};

    std::vector<Quantile> quantiles = {};  ///< kind quantity: ascending
    std::optional<std::string> unit = {};  ///< kind quantity

    std::optional<std::string> scale = {};  ///< of the words; absent without words
    std::vector<std::string> terms = {};    ///< one or two words
    std::optional<Interval> band = {};      ///< probabilities that the words stand for

    std::optional<double> base_rate = {};  ///< what one would say who knows nothing of the case
    std::optional<Provenance> provenance = {};   ///< absent for what people said
    std::optional<std::string> supersedes = {};  ///< id of an earlier record
    std::string hash = {};  ///< SHA-256 of the line without this field, hexadecimal
};

}  // namespace cordon::analysis::ledger
