#pragma once

#include "analysis/score/event_scores.hpp"
#include "analysis/score/forecast_question.hpp"
#include "analysis/score/quantity_scores.hpp"
#include "base/calendar.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cordon::analysis {

/// What became of questions. What has no score is counted too, so that nobody looks good by
/// leaving out what was never resolved.
struct Tally {
    std::size_t issued = 0;
    std::size_t records = 0;  ///< all versions
    std::size_t resolved = 0;
    std::size_t withdrawn = 0;  ///< void
    std::size_t open = 0;
    std::size_t overdue = 0;  ///< open, though due by the latest date on which one was resolved
};

/// The forecasts of a family, or all of them.
struct ScoredGroup {
    std::string name;
    Tally tally;
    std::optional<EventScores> events;
    std::optional<VerbalScores> verbal;
    std::optional<QuantityScores> quantities;
};

struct ScoreReport {
    std::optional<Date> latest;  ///< date of an outcome; nothing if there is none
    ScoredGroup all;
    std::vector<ScoredGroup> families;  ///< in alphabetical order
};

ScoreReport score_report(const std::vector<ForecastQuestion>& questions);

/// What a group's scores say, each in a sentence without a full stop that claims no more than few
/// questions allow.
std::vector<std::string> score_sentences(const ScoredGroup& group);

/// Tables for people; and the same as JSON.
std::string score_text(const ScoreReport& report);
std::string score_json(const ScoreReport& report);

}  // namespace cordon::analysis
