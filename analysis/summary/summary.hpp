#pragma once

#include "analysis/statement/question.hpp"
#include "analysis/statistics/member_paths.hpp"
#include "analysis/statistics/paired_difference.hpp"

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

/// The devices online at one place under the baseline, and the blocs they come from.
struct StockRow {
    std::string series;            ///< devices or devices_by_class
    std::string axis;              ///< jurisdiction, sector or device_class; empty for everything
    std::string place;             ///< on that axis; empty for everything
    Estimate devices;              ///< all blocs together
    std::vector<Estimate> blocs;   ///< [bloc], devices
    std::vector<Estimate> shares;  ///< [bloc], of the row's devices, in [0, 1]
};

/// Who has devices of which bloc on a date: everybody, each jurisdiction if there are several, each
/// sector, each class. A place that has no devices in any member has no row.
struct Stock {
    Date date;
    std::vector<StockRow> rows;
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
    std::vector<output::Label> blocs;
    std::vector<Stock> stocks;  ///< at the start and at the end
};

/// Reads the whole forecast out of a results file, in the words of `scale`.
Summary summarise(const output::RunReader& run, const ProbabilityScale& scale);

/// What a policy or a campaign is called in sentences.
std::string title_of(const output::Label& label);

/// For people at a terminal, to be read in a minute: plain aligned text, lines of at most 100
/// columns. First the questions answered in words, then what a ban leaves in use, the levels under
/// the baseline, the stock by sector, class and bloc, and what each policy changes by the end. The
/// rest is in the other two.
std::string summary_text(const Summary& summary);

/// For spreadsheets and scripts: UTF-8, a head row, then one row for each number. Columns:
/// run        start of the scenario's SHA-256
/// quantity   what is told, as in the text for people; of a question what it asks
/// policy     name
/// series     in the results file
/// strata     places in the series, "axis=label", by ";"; question=NAME; of a surviving share
///            months=NUMBER since the ban began; of the stock, where a bloc is named, both its
///            devices and their share of the place's (unit 1)
/// date       YYYY-MM-DD
/// statistic  over the members: median, q05, q25, q75, q95, mean; median_low and median_high, the
///            90 % interval of the median; mean_error, the standard error. With change_ in front,
///            the same of the paired change against the baseline; change_members_lower, _equal and
///            _higher count members, change_share_lower_low and _high are the 90 % interval of the
///            share with less. Of a question: members, members_happened, probability_low and _high;
///            with first_ in front, over the members in which it happens, days from the start to
///            the first observation by which it has
/// value      plain number; empty if the members are too few to tell
/// unit       device, device-day, infection, member, day, or 1 for a share
std::string summary_csv(const Summary& summary);

/// For programs: everything in one JSON object.
std::string summary_json(const Summary& summary);

}  // namespace cordon::analysis
