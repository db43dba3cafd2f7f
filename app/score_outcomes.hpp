#pragma once

#include "analysis/score/forecast_question.hpp"
#include "input/diagnostics.hpp"
#include "input/outcomes.hpp"

#include <vector>

namespace cordon::app {

/// Gives each question the outcome that stands under the id of any of its versions, and reports
/// what does not fit: unknown ids, two outcomes for a question, a word for a quantity or a number
/// other than 0 and 1 for an event, what was resolved on the day of issue or before, and what was
/// measured, or settled with no, before it was due.
void resolve(std::vector<analysis::ForecastQuestion>& questions,
             const std::vector<input::Outcome>& outcomes, input::Diagnostics& problems);

}  // namespace cordon::app
