#pragma once

#include "analysis/forecast/confidence.hpp"
#include "analysis/forecast/track_record.hpp"
#include "analysis/ledger/record.hpp"
#include "analysis/statement/question.hpp"

/// \file
/// The questions of a run answered for publication (MODEL 10.2): in words with their numbers, over
/// the horizons of the calendar, with confidence kept apart.

namespace cordon::analysis {

/// The chance that an event comes to pass between two dates. All horizons of a question go through
/// one recalibration, so that they keep their order and agree with each other.
struct HorizonForecast {
    std::string name;  ///< "3 months", "12 months" or "the end of the run"
    Date from;         ///< the date of the horizon before; the start for the first
    Date by;
    Statement by_then;  ///< since the start; all horizons are counted in one ensemble
    /// Between `from` and `by` in the members in which it has not come to pass before; absent for
    /// the first horizon, and where there is no such member.
    std::optional<Statement> given_not_before;
};

struct QuestionForecast {
    output::Question question;
    std::string family;     ///< questions of a kind, judged together
    std::string condition;  ///< title of the policy it holds under; empty for the baseline
    Date by;
    Statement statement;
    std::vector<HorizonForecast> horizons;  ///< none for a level on a date, which may fall again
    /// The statement of the run with vendors equally secure, if it is more than one band away.
    std::optional<Statement> other_structure;
    Confidence confidence;
    std::string unit;     ///< of the number that the question is about
    std::string meaning;  ///< of that number
    std::string series;   ///< that it is taken from
    double mean;
    /// Of that number: 5, 25, 50, 75, 95 % and 10, 90 % from 20 members on; also 2.5 and 97.5 %
    /// from 40 on, so that a member or more lies beyond each. None for fewer.
    std::vector<ledger::Quantile> quantiles;
};

struct Forecast {
    std::string title;
    std::string location;  ///< name of the jurisdiction, or of all together
    Date start;
    Date end;
    std::string scale;
    ledger::Provenance provenance;  ///< but for the policy, which is the question's
    std::vector<QuestionForecast> questions;
};

struct ForecastInputs {
    const output::RunReader& run;
    const output::RunReader* guesses_fixed = nullptr;   ///< the run again with its guesses fixed
    const output::RunReader* vendor_neutral = nullptr;  ///< ... with vendors equally secure
    /// Of a family with enough_settled forecasts or more probabilities are recalibrated, and the
    /// outermost words stand alone; others stay as simulated.
    SettledFamilies settled = {};
};

/// \throws IoError if the run has no questions, or one that does not fit it
Forecast forecast(const ForecastInputs& inputs, const ProbabilityScale& scale);

/// The event with its date and condition, as a sentence.
std::string event_sentence(const QuestionForecast& question, Date by);

/// Why the outermost word is not there where precision would have allowed it, as a sentence; empty
/// otherwise.
std::string held_back_sentence(const Statement& statement);

/// What the two structures say, as a sentence; empty if they do not disagree.
std::string structures_sentence(const QuestionForecast& question);

/// One statement as published: event, likelihood in words and numbers, what it rests on, and
/// confidence, which has a sentence of its own.
std::string published_text(const QuestionForecast& question, Date by, const Statement& statement);

/// For people at a terminal, lines of at most 100 columns.
std::string forecast_text(const Forecast& forecast);

/// The same with all numbers. One object, indented.
std::string forecast_json(const Forecast& forecast);

/// All that was stated, to be frozen: each question, each horizon with another date, and each
/// number that a question is about. What is settled on `issued` or before is left out, and told in
/// `left_out`, one sentence each.
struct ForecastRecords {
    std::vector<ledger::Record> records;
    std::vector<std::string> left_out;
};
ForecastRecords forecast_records(const Forecast& forecast, Date issued, const std::string& author);

}  // namespace cordon::analysis
