#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace cordon::analysis {
namespace {

/// The most devices that one campaign held at once in each member of a policy, increasing.
std::vector<double> largest(const ReportMaterial& material, std::size_t policy) {
    std::vector<double> most(material.header().members, 0.0);
    for (const auto& item : material.headlines) {
        if (item.headline.series != "active_peak") {
            continue;
        }
        const auto& paths = item.policies[policy];
        const auto peaks = reduce(paths, output::Reduction::max, paths.times - 1);
        std::transform(most.begin(), most.end(), peaks.begin(), most.begin(),
                       [](double a, double b) { return std::max(a, b); });
    }
    std::sort(most.begin(), most.end());
    return most;
}

/// Ranks to show: few of the bulk and all of the far end, where it matters.
std::vector<std::size_t> shown_ranks(std::size_t members) {
    constexpr std::size_t of_bulk = 40;
    constexpr std::size_t of_tail = 20;
    auto ranks = thinned(members, of_bulk);
    for (std::size_t rank = members - std::min(members, of_tail); rank < members; ++rank) {
        ranks.push_back(rank);
    }
    std::sort(ranks.begin(), ranks.end());
    return ranks;
}

Json curve(const std::vector<double>& sorted) {
    Json points = Json::array();
    double last = -1;
    for (const std::size_t rank : shown_ranks(sorted.size())) {
        if (sorted[rank] == last) {
            continue;
        }
        last = sorted[rank];
        const auto at_least = sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), last);
        points.push_back({{"value", number(last)},
                          {"probability", number(static_cast<double>(at_least) /
                                                 static_cast<double>(sorted.size()))}});
    }
    return points;
}

/// The threshold of the first question about devices that a campaign holds.
std::optional<double> asked_size(const output::RunHeader& header) {
    for (const auto& question : header.questions) {
        if (question.series == "active") {
            return question.threshold;
        }
    }
    return std::nullopt;
}

}  // namespace

Json tail_part(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    Json policies = Json::array();
    for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
        policies.push_back(curve(largest(material, policy)));
    }
    const auto baseline = largest(material, 0);
    const auto asked = asked_size(header);
    const double tolerance = asked ? *asked : std::max(1.0, std::round(quantile(baseline, 0.9)));
    const auto above = static_cast<std::size_t>(std::count_if(
        baseline.begin(), baseline.end(), [&](double most) { return most > tolerance; }));
    const auto end = observation_date(header, header.times_days.size() - 1);
    const auto title =
        fmt::format("One campaign holds more than {} devices at once by {}: {}",
                    number_text(tolerance), end, frequency_text(above, baseline.size()));
    const auto details = fmt::format("Under \"{}\".", title_of(header.policies.front()));
    const auto id = datasets.add(
        "tail",
        {"/series/active_peak",
         {},
         "for each policy, share of members in which the largest value over all campaigns and "
         "dates is at least this",
         asked ? "tolerance: threshold of the first question about devices held"
               : "tolerance: quantile 90 % under the first policy, since no question names one"});
    return {{"id", id},
            {"title", title},
            {"details", details},
            {"alt", fmt::format("Falling curves, one for each policy. {}. {}", title, details)},
            {"unit", "device"},
            {"policies", policies},
            {"tolerance", number(tolerance)}};
}

}  // namespace cordon::analysis
