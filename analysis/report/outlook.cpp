#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

Json dates_at(const output::RunHeader& header, const std::vector<std::size_t>& times) {
    Json dates = Json::array();
    for (const std::size_t time : times) {
        dates.push_back(observation_date(header, time));
    }
    return dates;
}

Json fan_at(const MemberPaths& paths, const std::vector<std::size_t>& times) {
    std::vector<std::vector<double>> columns;
    for (const std::size_t time : times) {
        columns.push_back(column(paths, time));
    }
    return fan(columns);
}

Json single_paths(const MemberPaths& paths, const std::vector<std::size_t>& times,
                  std::size_t at_most) {
    Json single = Json::array();
    for (std::size_t member = 0; member < std::min(paths.members, at_most); ++member) {
        Json path = Json::array();
        for (const std::size_t time : times) {
            path.push_back(number(paths.at(member, time)));
        }
        single.push_back(path);
    }
    return single;
}

/// What adds up from the start can only rise, so its rise is no finding.
std::string title_of(const HeadlinePaths& item, const ReportMaterial& material) {
    const auto& header = material.header();
    const auto& paths = item.policies.front();
    const std::size_t last = header.times_days.size() - 1;
    const auto end = column(paths, last);
    auto title = fmt::format(
        "{} on {} under \"{}\": {}", item.headline.title, observation_date(header, last),
        analysis::title_of(header.policies.front()), level_text(estimate(end)));
    if (!output::counts_from_start(output::series_spec(item.headline.series))) {
        const auto change = paired_difference(end, column(paths, 0));
        title += ", " + since_start_text(change, observation_date(header, 0));
    }
    return title;
}

std::string alt_of(const HeadlinePaths& item, const ReportMaterial& material) {
    const auto& header = material.header();
    const std::size_t last = header.times_days.size() - 1;
    auto alt =
        fmt::format("Fan chart of {} from {} to {}, for each policy the median, half and nine "
                    "in ten of {} members. At the end:",
                    item.headline.title, observation_date(header, 0),
                    observation_date(header, last), header.members);
    for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
        alt += fmt::format("{} {} under \"{}\"", policy == 0 ? "" : ";",
                           level_text(estimate(column(item.policies[policy], last))),
                           analysis::title_of(header.policies[policy]));
    }
    return alt + "." + observed_text(item.headline, header);
}

Json chart_of(const HeadlinePaths& item, const ReportMaterial& material, Detail detail,
              Datasets& datasets) {
    const auto& header = material.header();
    const auto times = thinned(header.times_days.size(), detail.dates);
    const auto id = datasets.add(
        "outlook." + short_name(item.headline),
        origin_of(item.headline, "median and quantiles 5, 25, 75 and 95 % of the members at each "
                                 "date, for each policy; paths: the first members under the first "
                                 "policy"));
    Json policies = Json::array();
    for (const auto& paths : item.policies) {
        policies.push_back(fan_at(paths, times));
    }
    return {{"id", id},
            {"name", item.headline.title},
            {"title", title_of(item, material)},
            {"alt", alt_of(item, material)},
            {"unit", item.headline.unit},
            {"dates", dates_at(header, times)},
            {"policies", policies},
            {"paths", single_paths(item.policies.front(), times, detail.paths)},
            {"observed", observed_part(item.headline, header, datasets)}};
}

}  // namespace

Json outlook_part(const ReportMaterial& material, Detail detail, Datasets& datasets) {
    Json charts = Json::array();
    for (const auto& item : material.headlines) {
        if (has_chart(item.headline)) {
            charts.push_back(chart_of(item, material, detail, datasets));
        }
    }
    for (const auto& item : material.observed) {
        charts.push_back(chart_of(item, material, detail, datasets));
    }
    return charts;
}

}  // namespace cordon::analysis
