#include "analysis/statistics/member_paths.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::analysis {

using output::Additivity;
using output::RunHeader;
using output::SeriesSpec;

namespace {

std::optional<std::size_t> index_of(const std::vector<output::Label>& labels,
                                    const std::string& name) {
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&](const auto& label) { return label.name == name; });
    return found == labels.end() ? std::nullopt
                                 : std::optional<std::size_t>(found - labels.begin());
}

/// The strata of the series that `where` selects, in their order.
std::vector<std::size_t> selected_strata(const RunHeader& header, const SeriesSpec& spec,
                                         const Places& where) {
    std::vector<std::size_t> selected{0};
    for (const auto& axis : spec.axes) {
        const auto& labels = output::labels(header, axis.name);
        const auto place = where.find(std::string(axis.name));
        std::vector<std::size_t> finer;
        for (const std::size_t outer : selected) {
            for (std::size_t i = 0; i < labels.size(); ++i) {
                if (place == where.end() || place->second == labels[i].name) {
                    finer.push_back(outer * labels.size() + i);
                }
            }
        }
        selected = std::move(finer);
    }
    return selected;
}

}  // namespace

std::string strata_text(const Places& where) {
    std::string text;
    for (const auto& [axis, label] : where) {
        text += fmt::format("{}{}={}", text.empty() ? "" : ";", axis, label);
    }
    return text;
}

std::optional<std::string> problem_with(const RunHeader& header, const SeriesSpec& spec,
                                        const Places& where) {
    for (const auto& place : where) {
        const std::string& axis = place.first;
        const std::string& name = place.second;
        if (std::none_of(spec.axes.begin(), spec.axes.end(),
                         [&](const auto& own) { return own.name == axis; })) {
            return fmt::format("series '{}' has no axis '{}'", spec.name, axis);
        }
        if (!index_of(output::labels(header, axis), name)) {
            return fmt::format("axis '{}' has no '{}'", axis, name);
        }
    }
    for (const auto& axis : spec.axes) {
        if (axis.additivity == Additivity::never && !where.contains(std::string(axis.name))) {
            return fmt::format("series '{}' may not be added up over its axis '{}'", spec.name,
                               axis.name);
        }
    }
    return std::nullopt;
}

MemberPaths totals(const RunHeader& header, const SeriesSpec& spec, const output::SeriesSlab& slab,
                   const Places& where) {
    CORDON_EXPECT(!problem_with(header, spec, where));
    const auto selected = selected_strata(header, spec, where);
    CORDON_EXPECT(selected.empty() || selected.back() < slab.strata);
    MemberPaths paths{slab.members, slab.times, {}};
    for (std::size_t row = 0; row < slab.members * slab.times; ++row) {
        double sum = 0;
        for (const std::size_t stratum : selected) {
            sum += slab.values[row * slab.strata + stratum];
        }
        paths.values.push_back(sum);
    }
    return paths;
}

std::vector<MemberPaths> totals(const output::RunReader& run, std::string_view series,
                                std::size_t policy, const std::vector<Places>& places) {
    const auto& header = run.header();
    const auto& spec = output::series_spec(series);
    std::vector<MemberPaths> all(places.size(),
                                 MemberPaths{header.members, header.times_days.size(), {}});
    run.for_each_block(series, policy, [&](const output::SeriesSlab& block) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto some = totals(header, spec, block, places[i]);
            all[i].values.insert(all[i].values.end(), some.values.begin(), some.values.end());
        }
    });
    return all;
}

MemberPaths totals(const output::RunReader& run, std::string_view series, std::size_t policy,
                   const Places& where) {
    return std::move(totals(run, series, policy, std::vector{where}).front());
}

std::vector<double> reduce(const MemberPaths& paths, output::Reduction reduction,
                           std::size_t last) {
    CORDON_EXPECT(last < paths.times);
    std::vector<double> reduced;
    for (std::size_t member = 0; member < paths.members; ++member) {
        double value = paths.at(member, last);
        for (std::size_t time = 0; reduction == output::Reduction::max && time < last; ++time) {
            value = std::fmax(value, paths.at(member, time));
        }
        reduced.push_back(value);
    }
    return reduced;
}

std::vector<std::optional<std::size_t>> first_above(const MemberPaths& paths, double threshold,
                                                    std::size_t last) {
    CORDON_EXPECT(last < paths.times);
    std::vector<std::optional<std::size_t>> first(paths.members);
    for (std::size_t member = 0; member < paths.members; ++member) {
        for (std::size_t time = 0; !first[member] && time <= last; ++time) {
            if (paths.at(member, time) > threshold) {
                first[member] = time;
            }
        }
    }
    return first;
}

std::vector<double> interpolate(const MemberPaths& paths, const std::vector<double>& times_days,
                                double day, double first_day, double first) {
    const std::size_t before = observation_by(times_days, day);
    const std::size_t after = std::min(before + 1, times_days.size() - 1);
    CORDON_EXPECT(first_day <= day && day <= times_days.back());
    std::vector<double> values;
    for (std::size_t member = 0; member < paths.members; ++member) {
        const bool begun = !std::isnan(paths.at(member, before));
        const double from = begun ? times_days[before] : first_day;
        const double value = begun ? paths.at(member, before) : first;
        const double share = day == from ? 0 : (day - from) / (times_days[after] - from);
        values.push_back(share == 0 ? value : value + share * (paths.at(member, after) - value));
    }
    return values;
}

std::size_t observation_by(const std::vector<double>& times_days, double day) {
    const auto later = std::upper_bound(times_days.begin(), times_days.end(), day);
    CORDON_EXPECT(later != times_days.begin());
    return static_cast<std::size_t>(later - times_days.begin()) - 1;
}

}  // namespace cordon::analysis
