#pragma once

#include "analysis/statement.hpp"
#include "output/run_reader.hpp"

namespace cordon::analysis {

/// A question and what the members say to it.
struct Answer {
    output::Question question;
    Statement statement;
};

/// Counts the members in which the event of the question happens. The largest number that one
/// campaign held is taken from `active_peak`, which sees between observations too.
/// \throws IoError if the question does not fit the run
Answer answer(const output::RunReader& run, const output::Question& question,
              const ProbabilityScale& scale);

}  // namespace cordon::analysis
