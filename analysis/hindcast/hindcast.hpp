#pragma once

#include "analysis/statistics/coverage.hpp"
#include "analysis/statistics/interval.hpp"
#include "output/run_reader.hpp"

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// A published figure and what of a run it is compared with. `low` alone stands for "more than".
struct HindcastTarget {
    enum class Statistic { value, mean, peak, doubling_time };

    std::string name;
    std::string quantity;
    std::string unit;
    std::string source;
    std::string campaign;
    std::string series;  ///< an observed one, or days_held: mean days of an infection, as they are
    Statistic statistic;
    double from_days = std::numeric_limits<double>::quiet_NaN();  ///< of mean and doubling_time
    double until_days;
    std::optional<double> low;
    std::optional<double> central;
    std::optional<double> high;
    bool is_counted;                  ///< false: shown, but no evidence for or against the model
    bool is_for_calibration = false;  ///< then it is not counted
};

/// What a forecast without a model would have said, and its score.
struct Baseline {
    double forecast;
    double crps;
};

/// What the members say to a target, as its observer would have reported it.
struct ComparedTarget {
    HindcastTarget target;
    double median;                ///< infinite for a doubling time: most do not grow
    Interval nine_in_ten;         ///< quantiles 5 % and 95 %; likewise
    bool is_inside;               ///< the central figure is; of "more than", the 95 % is above
    std::optional<double> above;  ///< share of members above `low`, of "more than" alone
    std::optional<double> crps;   ///< with a central figure and if all members have a number
    std::optional<Baseline> persistence;  ///< the last figure of the series known before
    std::optional<Baseline> logistic;     ///< a curve through all of them
};

/// Compares the first policy of a run with each target. What is known before a target are the
/// central figures, for sizes, of the others of its campaign and series that end earlier.
/// \throws IoError if a target does not fit the run
std::vector<ComparedTarget> compare(const output::RunReader& run,
                                    const std::vector<HindcastTarget>& targets);

/// How often published figures lie inside the 90 % interval, of the targets that count.
Coverage coverage(const std::vector<ComparedTarget>& comparisons);

/// What came of one scenario.
struct Hindcast {
    std::string name;  ///< of its file, without the ending
    std::string title;
    std::string scenario_sha256;  ///< of the merged scenario
    std::size_t members;
    std::vector<ComparedTarget> comparisons;
    std::vector<std::string> not_compared;  ///< quantities of which figures have no target
};

/// A table for people, a line for each target.
std::string hindcast_text(const std::vector<ComparedTarget>& comparisons);

/// The same of several scenarios for programs, with what coverage_text() and skill_text() say of
/// all their targets. scenarios/hindcasts/record.json is one.
std::string hindcasts_json(const std::vector<Hindcast>& hindcasts);

/// scenarios/hindcasts/record.json as the program carries it.
std::string_view shipped_hindcasts();

/// "5 of 9 published figures inside the 90 % interval ..."; one sentence.
std::string coverage_text(const Coverage& coverage);

/// How often the score of those that count is better than that of the baselines; one sentence.
std::string skill_text(const std::vector<ComparedTarget>& comparisons);

}  // namespace cordon::analysis
