#include "analysis/export/course.hpp"

#include "analysis/statistics/quantiles.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::analysis {

using output::Additivity;
using output::RunHeader;
using output::SeriesAxis;
using output::SeriesSlab;
using output::SeriesSpec;

namespace {

bool is_asked_for(const std::vector<std::string>& names, std::string_view name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

/// Every combination of places on the axes that may never be added up.
std::vector<Places> places_apart(const RunHeader& header, const SeriesSpec& spec) {
    std::vector<Places> all{{}};
    for (const auto& axis : spec.axes) {
        if (axis.additivity == Additivity::sum) {
            continue;
        }
        std::vector<Places> finer;
        for (const auto& outer : all) {
            for (const auto& label : output::labels(header, axis.name)) {
                finer.push_back(outer);
                finer.back().emplace(axis.name, label.name);
            }
        }
        all = std::move(finer);
    }
    return all;
}

std::vector<double> at_observation(const MemberPaths& paths, std::size_t time) {
    std::vector<double> values;
    for (std::size_t member = 0; member < paths.members; ++member) {
        values.push_back(paths.at(member, time));
    }
    return values;
}

Course course_of(const RunHeader& header, const SeriesSpec& spec, const SeriesSlab& slab,
                 const std::string& policy, const Places& where) {
    const auto paths = totals(header, spec, slab, where);
    Course course{policy, spec, where, {}};
    for (std::size_t time = 0; time < paths.times; ++time) {
        course.values.push_back(statistics_of(at_observation(paths, time)));
    }
    return course;
}

}  // namespace

StatisticValues statistics_of(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty()) {
        StatisticValues none;
        none.fill(std::numeric_limits<double>::quiet_NaN());
        none.front() = 0;
        return none;
    }
    const auto of = estimate(std::move(values));
    return {static_cast<double>(of.members),
            of.median,
            of.nine_in_ten.low,
            of.half.low,
            of.half.high,
            of.nine_in_ten.high,
            of.mean,
            of.mean_error};
}

std::string_view unit_of(const SeriesSpec& spec, std::size_t statistic) {
    CORDON_EXPECT(statistic < statistics.size());
    return statistics[statistic].name == "members" ? "member" : spec.unit;
}

std::vector<std::string> observation_dates(const RunHeader& header) {
    std::vector<std::string> dates;
    for (const double day : header.times_days) {
        dates.push_back(date_of(SimTime{} + days(day), header.start).text());
    }
    return dates;
}

std::vector<Places> strata_of(const RunHeader& header, const SeriesSpec& spec) {
    std::vector<Places> strata;
    for (const auto& apart : places_apart(header, spec)) {
        strata.push_back(apart);
        for (const auto& axis : spec.axes) {
            const auto& labels = output::labels(header, axis.name);
            if (axis.additivity == Additivity::never || labels.size() < 2) {
                continue;
            }
            for (const auto& label : labels) {
                strata.push_back(apart);
                strata.back().emplace(axis.name, label.name);
            }
        }
    }
    return strata;
}

void for_each_course(const output::RunReader& run, const ExportSelection& selection,
                     const std::function<void(const Course&)>& take) {
    const auto& header = run.header();
    for (const auto& spec : output::series_specs()) {
        if (!is_asked_for(selection.series, spec.name)) {
            continue;
        }
        const auto strata = strata_of(header, spec);
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            const auto& name = header.policies[policy].name;
            if (!is_asked_for(selection.policies, name)) {
                continue;
            }
            const auto slab = run.series(spec.name, policy);
            for (const auto& where : strata) {
                take(course_of(header, spec, slab, name, where));
            }
        }
    }
}

}  // namespace cordon::analysis
