#pragma once

#include "analysis/statistics/member_paths.hpp"
#include "output/run_reader.hpp"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// \file
/// What an export tells: for each policy, series and stratum, statistics over the members on each
/// date.

namespace cordon::analysis {

struct StatisticName {
    std::string_view name;  ///< as in summary.csv
    std::string_view iamc;  ///< as in tables of the IAMC, after the AR6 scenario database
};

/// The statistics of an export, in its order. Members that have no number are not counted.
inline constexpr std::array<StatisticName, 8> statistics{{{"members", "Members"},
                                                          {"median", "50.0th Percentile"},
                                                          {"q05", "5.0th Percentile"},
                                                          {"q25", "25.0th Percentile"},
                                                          {"q75", "75.0th Percentile"},
                                                          {"q95", "95.0th Percentile"},
                                                          {"mean", "Mean"},
                                                          {"mean_error", "Standard Error"}}};

/// One number for each of `statistics`; NaN where the members are too few to tell.
using StatisticValues = std::array<double, statistics.size()>;

/// Statistics of the members that have a number. \pre `values` is one per member, NaN if missing
StatisticValues statistics_of(std::vector<double> values);

/// The unit of a statistic of a series: members are counted, the rest is in the series' own.
std::string_view unit_of(const output::SeriesSpec& spec, std::size_t statistic);

/// The day of each observation, YYYY-MM-DD.
std::vector<std::string> observation_dates(const output::RunHeader& header);

/// One variable at some places under one policy, date by date.
struct Course {
    std::string policy;  ///< name
    const output::SeriesSpec& spec;
    Places where;                         ///< other axes are added up
    std::vector<StatisticValues> values;  ///< [observation]
};

/// The strata at which a series is exported: the total; then the places of each axis that may be
/// added up and has several, one axis after the other, the rest added up. All that for each
/// combination of places on the axes that may never be added up.
std::vector<Places> strata_of(const output::RunHeader& header, const output::SeriesSpec& spec);

/// What is asked for, by name; empty for everything.
struct ExportSelection {
    std::vector<std::string> series;
    std::vector<std::string> policies;
};

/// Hands on every course that is asked for: series by series in the order of the file, then by
/// policy and by stratum. Holds one series of one policy at a time. \pre the names exist
void for_each_course(const output::RunReader& run, const ExportSelection& selection,
                     const std::function<void(const Course&)>& take);

}  // namespace cordon::analysis
