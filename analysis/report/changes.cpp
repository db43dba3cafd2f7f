#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// The members' changes at one observation, without the rounding of sums.
std::vector<double> changes_at(const HeadlinePaths& item, std::size_t policy, std::size_t time) {
    return paired_changes(column(item.policies[policy], time), column(item.policies.front(), time));
}

Json better(const PairedDifference& change) {
    return {{"p", number(static_cast<double>(change.lower) /
                         static_cast<double>(change.change.members))},
            {"low", number(change.lower_share.low)},
            {"high", number(change.lower_share.high)}};
}

Json change_of(const HeadlinePaths& item, std::size_t policy, const std::vector<std::size_t>& times,
               const PairedDifference& at_end) {
    std::vector<std::vector<double>> columns;
    for (const std::size_t time : times) {
        columns.push_back(changes_at(item, policy, time));
    }
    auto json = fan(columns);
    json["end"] = spread(at_end.change);
    json["better"] = better(at_end);
    return json;
}

bool changes_any(const HeadlinePaths& item) {
    for (std::size_t policy = 1; policy < item.policies.size(); ++policy) {
        for (std::size_t time = 0; time < item.policies[policy].times; ++time) {
            const auto changes = changes_at(item, policy, time);
            if (std::any_of(changes.begin(), changes.end(), [](double c) { return c != 0; })) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

Json changes_part(const ReportMaterial& material, Detail detail, Datasets& datasets) {
    const auto& header = material.header();
    Json charts = Json::array();
    if (header.policies.size() < 2) {
        return charts;
    }
    const std::size_t last = header.times_days.size() - 1;
    const auto times = thinned(header.times_days.size(), detail.dates);
    Json dates = Json::array();
    for (const std::size_t time : times) {
        dates.push_back(observation_date(header, time));
    }
    for (const auto& item : material.headlines) {
        if (!has_chart(item.headline)) {
            continue;
        }
        const auto baseline = column(item.policies.front(), last);
        std::vector<PolicyChange> ends;
        Json policies = Json::array({nullptr});
        for (std::size_t policy = 1; policy < header.policies.size(); ++policy) {
            ends.push_back({fmt::format("\"{}\"", title_of(header.policies[policy])),
                            paired_difference(column(item.policies[policy], last), baseline)});
            policies.push_back(change_of(item, policy, times, ends.back().change));
        }
        const auto& baseline_title = title_of(header.policies.front());
        const auto id = datasets.add(
            "changes." + short_name(item.headline),
            origin_of(
                item.headline,
                "policy minus first policy, member by member: median and quantiles 5, 25, 75 "
                "and 95 % at each date; better: share of members in which the policy has less "
                "at the last date, with the 90 % interval of Jeffreys"));
        const auto all =
            fmt::format("{} on {} against \"{}\": {}", item.headline.title,
                        observation_date(header, last), baseline_title, changes_text(ends));
        charts.push_back(
            {{"id", id},
             {"name", item.headline.title},
             {"title", fmt::format("{}: {}", name_in_title(item.headline), directions_text(ends))},
             {"alt", fmt::format("Fan chart of the change from {} to {}. {}.",
                                 observation_date(header, 0), observation_date(header, last), all)},
             {"unit", item.headline.unit},
             {"changed", changes_any(item)},
             {"dates", dates},
             {"policies", policies}});
    }
    return charts;
}

}  // namespace cordon::analysis
