#include "analysis/hindcast/hindcast.hpp"

#include "analysis/statistics/crps.hpp"
#include "analysis/statistics/logistic_fit.hpp"
#include "analysis/statistics/member_paths.hpp"
#include "analysis/statistics/quantiles.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace cordon::analysis {
namespace {

using Statistic = HindcastTarget::Statistic;

MemberPaths paths_of(const output::RunReader& run, const HindcastTarget& target,
                     std::string_view series) {
    const auto& spec = output::series_spec(series);
    if (const auto problem = problem_with(run.header(), spec, {{"campaign", target.campaign}})) {
        throw IoError(fmt::format("target '{}': {}", target.name, *problem));
    }
    return totals(run, series, 0, Places{{"campaign", target.campaign}});
}

/// Days held so far by infections so far; 0 where there is none.
MemberPaths days_held(const output::RunReader& run, const HindcastTarget& target) {
    auto paths = paths_of(run, target, "compromised_device_days");
    const auto spells = paths_of(run, target, "spells");
    for (std::size_t i = 0; i < paths.values.size(); ++i) {
        paths.values[i] = spells.values[i] > 0 ? paths.values[i] / spells.values[i] : 0;
    }
    return paths;
}

/// One number of a member. A doubling time as its inverse, doublings a minute: 0 without growth.
double reduced(const MemberPaths& paths, std::size_t member, const HindcastTarget& target,
               const std::vector<double>& times) {
    constexpr double minutes_per_day = 1'440;
    const std::size_t last = observation_by(times, target.until_days);
    if (target.statistic == Statistic::value) {
        return paths.at(member, last);
    }
    const std::size_t first =
        target.statistic == Statistic::peak ? 0 : observation_by(times, target.from_days);
    if (target.statistic == Statistic::doubling_time) {
        const double begin = paths.at(member, first);
        const double end = paths.at(member, last);
        return end > begin && begin > 0
                   ? std::log2(end / begin) / ((times[last] - times[first]) * minutes_per_day)
                   : 0;
    }
    const auto from = paths.values.begin() + static_cast<std::ptrdiff_t>(member * paths.times);
    const auto begin = from + static_cast<std::ptrdiff_t>(first);
    const auto end = from + static_cast<std::ptrdiff_t>(last + 1);
    return target.statistic == Statistic::peak
               ? *std::max_element(begin, end)
               : std::accumulate(begin, end, 0.0) / static_cast<double>(last + 1 - first);
}

std::vector<double> numbers(const output::RunReader& run, const HindcastTarget& target) {
    const auto& times = run.header().times_days;
    if (target.until_days > times.back() || target.until_days < times.front()) {
        throw IoError(
            fmt::format("target '{}': day {} is not in the run", target.name, target.until_days));
    }
    const auto paths = target.series == "days_held" ? days_held(run, target)
                                                    : paths_of(run, target, target.series);
    std::vector<double> values;
    for (std::size_t member = 0; member < paths.members; ++member) {
        values.push_back(reduced(paths, member, target, times));
        if (std::isnan(values.back())) {
            throw IoError(fmt::format("target '{}': nobody observes campaign '{}' (the scenario "
                                      "has no entry of `observers` for it)",
                                      target.name, target.campaign));
        }
    }
    return values;
}

/// Sizes of the campaign published of earlier dates, in the order of time.
std::vector<KnownSize> known_before(const HindcastTarget& target,
                                    const std::vector<HindcastTarget>& targets) {
    std::vector<KnownSize> known;
    for (const auto& other : targets) {
        if (other.campaign == target.campaign && other.series == target.series &&
            other.statistic != Statistic::doubling_time && other.until_days < target.until_days &&
            other.central.value_or(0) > 0) {
            known.push_back({other.until_days, *other.central});
        }
    }
    std::stable_sort(known.begin(), known.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    return known;
}

/// Turns inverse doubling times, in increasing order, into doubling times in increasing order.
std::vector<double> inverted(const std::vector<double>& sorted) {
    std::vector<double> times;
    for (auto rate = sorted.rbegin(); rate != sorted.rend(); ++rate) {
        times.push_back(1 / *rate);
    }
    return times;
}

/// \param values  of the members; doubling times as their inverse
ComparedTarget scored(const HindcastTarget& target, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    ComparedTarget result{target,
                          quantile(values, 0.5),
                          {quantile(values, 0.05), quantile(values, 0.95)},
                          false,
                          {},
                          {},
                          {},
                          {}};
    if (target.statistic == Statistic::doubling_time) {
        result.median = 1 / result.median;
        result.nine_in_ten = {1 / result.nine_in_ten.high, 1 / result.nine_in_ten.low};
        values = inverted(values);
    }
    if (target.central) {
        result.is_inside = result.nine_in_ten.contains({*target.central, *target.central});
        if (std::isfinite(values.back())) {
            result.crps = fair_crps(values, *target.central);
        }
    } else if (target.low) {
        const auto above = std::count_if(values.begin(), values.end(),
                                         [&](double value) { return value > *target.low; });
        result.above = static_cast<double>(above) / static_cast<double>(values.size());
        result.is_inside = result.nine_in_ten.high > *target.low;
    }
    return result;
}

}  // namespace

std::vector<ComparedTarget> compare(const output::RunReader& run,
                                    const std::vector<HindcastTarget>& targets) {
    std::vector<ComparedTarget> comparisons;
    for (const auto& target : targets) {
        auto& result = comparisons.emplace_back(scored(target, numbers(run, target)));
        if (!target.central || target.statistic == Statistic::doubling_time) {
            continue;
        }
        const auto baseline = [&](double forecast) {
            return Baseline{forecast, fair_crps({forecast}, *target.central)};
        };
        const auto known = known_before(target, targets);
        if (!known.empty()) {
            result.persistence = baseline(known.back().size);
        }
        if (const auto forecast = logistic_forecast(known, target.until_days)) {
            result.logistic = baseline(*forecast);
        }
    }
    return comparisons;
}

Coverage coverage(const std::vector<ComparedTarget>& comparisons) {
    Coverage coverage;
    for (const auto& comparison : comparisons) {
        if (comparison.target.is_counted) {
            ++coverage.compared;
            coverage.inside += comparison.is_inside ? 1 : 0;
        }
    }
    return coverage;
}

}  // namespace cordon::analysis
