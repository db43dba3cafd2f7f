#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"
#include "analysis/summary/number_text.hpp"

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

/// What a fan shows at its end under the first policy.
struct Finding {
    std::string title;
    std::string details;
};

Finding finding_of(const HeadlinePaths& item, const output::RunHeader& header) {
    const auto& paths = item.policies.front();
    const std::size_t last = header.times_days.size() - 1;
    const auto end = column(paths, last);
    const auto level = estimate(end);
    Finding finding{fmt::format("{}: {} on {}", name_in_title(item.headline),
                                number_text(level.median), observation_date(header, last)),
                    fmt::format("Median under \"{}\"; 90 % of members: {}.",
                                title_of(header.policies.front()),
                                range_text(level.nine_in_ten, number_text))};
    // What adds up from the start can only rise, so its rise is no finding.
    if (output::counts_from_start(output::series_spec(item.headline.series))) {
        return finding;
    }
    const auto change = paired_difference(end, column(paths, 0));
    const auto direction = since_start_text(change);
    finding.title += (direction.empty() ? "" : ", ") + direction;
    finding.details += fmt::format(
        " Since {}: {}{}.", observation_date(header, 0), change_and_range(change.change),
        direction.empty() ? "; " + too_few_text(change.change.members) : "");
    return finding;
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
                           title_of(header.policies[policy]));
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
    const auto [title, details] = finding_of(item, header);
    return {{"id", id},
            {"name", item.headline.title},
            {"title", title},
            {"details", details},
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
