#pragma once

#include "output/results_format.hpp"
#include "output/run_reader.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// A place on each of some axes: axis -> label name.
using Places = std::map<std::string, std::string>;

/// "axis=label" of each, by ";"; empty for none. Tables name strata so.
std::string strata_text(const Places& where);

/// One number per member and observation.
struct MemberPaths {
    std::size_t members;
    std::size_t times;
    std::vector<double> values;  ///< [member][time]

    [[nodiscard]] double at(std::size_t member, std::size_t time) const {
        return values[member * times + time];
    }
};

/// Why `where` does not select a sum that makes sense in the series: an axis or a place that does
/// not exist, or an axis that is left to be added up but may not be. Nothing if it does.
std::optional<std::string> problem_with(const output::RunHeader& header,
                                        const output::SeriesSpec& spec, const Places& where);

/// The series at the places named in `where`, added up over all other axes.
/// \pre there is no problem_with() it; `slab` is of the series
MemberPaths totals(const output::RunHeader& header, const output::SeriesSpec& spec,
                   const output::SeriesSlab& slab, const Places& where);

/// The same of a whole run, at each of `places` in turn.
std::vector<MemberPaths> totals(const output::RunReader& run, std::string_view series,
                                std::size_t policy, const std::vector<Places>& places);
MemberPaths totals(const output::RunReader& run, std::string_view series, std::size_t policy,
                   const Places& where);

/// Each member's path up to the observation `last`, reduced to one number.
std::vector<double> reduce(const MemberPaths& paths, output::Reduction reduction, std::size_t last);

/// The first observation at which each member's path is above the threshold, up to `last`; nothing
/// for members in which it never is. A value that is missing is not above.
std::vector<std::optional<std::size_t>> first_above(const MemberPaths& paths, double threshold,
                                                    std::size_t last);

/// Each member's value `day` days after the start, on a straight line between observations. Where
/// the earlier observation is missing, the path is taken to begin with `first` on `first_day`.
/// \pre the days lie within the observed time, first_day <= day
std::vector<double> interpolate(const MemberPaths& paths, const std::vector<double>& times_days,
                                double day, double first_day, double first);

/// The last observation not after `day`. \pre the first one is not after it
std::size_t observation_by(const std::vector<double>& times_days, double day);

}  // namespace cordon::analysis
