#pragma once

#include "analysis/score/forecast_question.hpp"
#include "analysis/statement/recalibration.hpp"
#include "output/run_header.hpp"

#include <map>

/// \file
/// What became of the forecasts of a ledger, as far as it bears on the next ones (MODEL 10.2, rule
/// 7).

namespace cordon::analysis {

/// A ledger whose questions have been given their outcomes, with what pins both files.
struct TrackRecord {
    std::string ledger;           ///< as the user called it
    std::string last_hash;        ///< of its last line; empty if it has none
    std::string outcomes;         ///< as the user called it
    std::string outcomes_sha256;  ///< of its bytes
    std::vector<ForecastQuestion> questions;
};

/// Settled forecasts of a family from which on it has a track record.
inline constexpr std::size_t enough_settled = 30;

/// The settled forecasts of each family.
using SettledFamilies = std::map<std::string, std::vector<SettledForecast>>;

/// Makes open again what was resolved on `day` or later: what somebody who speaks on the morning of
/// that day does not know.
void reopen_from(std::vector<ForecastQuestion>& questions, Date day);

/// What counts for the forecasts of `run`: resolved questions about events that a run gave a
/// probability, each once, with the version that was issued first by a run, and before the event
/// was resolved. Words alone do not count, nor what people put a number to, nor void questions.
///
/// What `run` itself asks is left out: a question of the same words and source whose date lies
/// after the start of the run. So no forecast is calibrated on its own outcome, nor on that of the
/// same event at a nearer date, and all questions of a family share one map.
SettledFamilies settled_families(const std::vector<ForecastQuestion>& questions,
                                 const output::RunHeader& run);

/// How many forecasts of the family are settled.
std::size_t settled_of(const SettledFamilies& settled, const std::string& family);

/// How the family's probabilities are recalibrated; nothing while too few are settled.
std::optional<Recalibration> recalibration_of(const SettledFamilies& settled,
                                              const std::string& family);

}  // namespace cordon::analysis
