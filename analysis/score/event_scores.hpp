#pragma once

#include "analysis/score/brier.hpp"
#include "analysis/score/forecast_question.hpp"
#include "analysis/score/reliability.hpp"
#include "analysis/score/skill.hpp"
#include "analysis/score/verbal_score.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// \file
/// Scores of forecasts of events, each the mean over questions; a question with several versions
/// counts once, with its average over time. References are the base rates recorded with the
/// forecasts, and where there is none the share of the events here that happened: somebody who
/// knew that share beforehand, which is hard to beat.

namespace cordon::analysis {

using Questions = std::span<const ForecastQuestion* const>;

/// Width of the bins of reliability tables and of the parts of the Brier score: 10 %.
inline constexpr std::size_t reliability_bins = 10;

/// Of a stated probability of 0 or 1 the log score takes the nearer end of its interval; this, half
/// of the whole per cent that is stated (assumed), if that is 0 or 1 too.
inline constexpr double smallest_stated_probability = 0.005;

struct EventScores {
    std::size_t events;
    std::size_t happened;
    BrierParts brier;
    double log_score;
    Skill skill;  ///< of the Brier score
    std::size_t recorded_base_rates;
    std::vector<ReliabilityRow> reliability;  ///< of the versions issued first
};

/// Of statements in words alone.
struct VerbalScores {
    std::size_t events;
    std::size_t happened;
    VerbalScore brier;
    Skill skill;  ///< of the Brier score at the middle of the band
    std::size_t recorded_base_rates;
};

/// Of the resolved ones of kind probability, and of kind verbal; nothing if there are none.
std::optional<EventScores> event_scores(Questions questions);
std::optional<VerbalScores> verbal_scores(Questions questions);

}  // namespace cordon::analysis
