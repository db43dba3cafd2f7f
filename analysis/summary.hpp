#pragma once

#include "analysis/ensemble.hpp"
#include "analysis/paired_difference.hpp"
#include "analysis/question.hpp"

#include <string>
#include <vector>

namespace cordon::analysis {

/// A date to which the forecast looks.
struct Horizon {
    std::string name;  ///< short (3 months), medium (12 months) or long (the end)
    Date date;
    std::size_t observation;  ///< index of the last one not after the date
};

/// One quantity of the forecast: a series at some places, as a path reduced to a number.
struct Headline {
    std::string series;
    Places where;
    output::Reduction reduction;
    std::string title;
    std::string unit;
};

/// What the members say about a headline, and what each policy changes against the baseline.
struct HeadlineForecast {
    Headline headline;
    std::vector<std::vector<Estimate>> estimates;            ///< [policy][horizon]
    std::vector<std::vector<PairedDifference>> differences;  ///< [policy - 1][horizon]
};

/// How much of what a policy bans is still in use, some time after the ban began.
struct SurvivingShare {
    std::size_t policy;  ///< index
    Date ban_start;
    int months;  ///< since the ban began
    Date date;
    Estimate share;
};

/// The forecast of a run. Authorised and unauthorised exposure stay apart.
struct Summary {
    std::string run_id;  ///< start of the scenario's SHA-256
    std::string title;
    std::string jurisdiction;
    std::string program_version;
    std::uint64_t seed;
    std::size_t members;
    Date start;
    Date end;
    std::vector<output::Label> policies;  ///< the first is the baseline
    std::vector<Horizon> horizons;
    std::vector<HeadlineForecast> headlines;
    std::vector<SurvivingShare> surviving_shares;
    std::vector<Answer> answers;
};

/// Reads the whole forecast out of a results file, in the words of `scale`.
Summary summarise(const output::RunReader& run, const ProbabilityScale& scale);

/// For people at a terminal: plain aligned text, lines of at most 100 columns.
std::string summary_text(const Summary& summary);

/// For spreadsheets and scripts: one row for each number, with the columns run, policy, series,
/// strata, date, statistic, value and unit.
std::string summary_csv(const Summary& summary);

/// For programs: everything in one JSON object.
std::string summary_json(const Summary& summary);

}  // namespace cordon::analysis
