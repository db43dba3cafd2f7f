#pragma once

#include "analysis/statement/statement.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "output/run_reader.hpp"

#include <optional>

namespace cordon::analysis {

/// A question and what the members say to it.
struct Answer {
    output::Question question;
    Statement statement;
    /// Time to the threshold (MODEL, C6) of the members in which the event happens: days from the
    /// start to the first observation by which it has. Nothing if it happens in none, or if the
    /// question is about a level on a date, which may fall again.
    std::optional<Estimate> first_days;
};

/// What the members of a run say to a question, before it is put into words.
struct Testimony {
    std::vector<double> values;  ///< [member], the number that the question is about, at its date
    std::string unit;            ///< of the values
    std::string meaning;         ///< of the series they come from
    std::string series;          ///< its name; `active_peak` for a campaign's largest size
    /// [member], day of the first observation by which the event has happened, in the whole run;
    /// nothing where it does not. Absent where the event is a level on a date, which may fall
    /// again.
    std::optional<std::vector<std::optional<double>>> first_days;

    /// Members in which the event happens by its date.
    [[nodiscard]] std::size_t happened(double threshold) const;
    /// The same among the first members. \pre there are so many
    [[nodiscard]] std::size_t happened(double threshold, std::size_t first_members) const;
};

/// \throws IoError as answer()
Testimony testimony(const output::RunReader& run, const output::Question& question);

/// Counts the members in which the event of the question happens. The largest number that one
/// campaign held is taken from `active_peak`, which sees between observations too.
/// \throws IoError if the question does not fit the run
Answer answer(const output::RunReader& run, const output::Question& question,
              const ProbabilityScale& scale);

}  // namespace cordon::analysis
