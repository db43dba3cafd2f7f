#include "analysis/report/report_parts.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// The width of a 90 % interval of a normal distribution in standard errors: 2 z(0.95).
constexpr double widths_in_90 = 3.2897;

/// How much chance there is in the headline numbers at the end under the baseline.
Json monte_carlo(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto date = observation_date(header, header.times_days.size() - 1);
    Json rows = Json::array();
    for (const auto& [headline, estimates, differences] : material.summary.headlines) {
        const auto& estimate = estimates.front().back();
        auto origin = origin_of(
            headline, fmt::format("median of the members {}; error: the width of its distribution-"
                                  "free 90 % interval over 3.29",
                                  headline.reduction == output::Reduction::max
                                      ? "of the largest value by " + date
                                      : "on " + date));
        origin.where["policy"] = header.policies.front().name;
        rows.push_back(
            {{"id", datasets.add("monte_carlo." + short_name(headline), std::move(origin))},
             {"what", headline.title + ", median"},
             {"value", number(estimate.median)},
             {"error", number(estimate.median_interval.width() / widths_in_90)},
             {"unit", headline.unit}});
    }
    for (const auto& answer : material.summary.answers) {
        rows.push_back({{"id", "statement." + answer.question.name},
                        {"what", answer.question.ask + ", share of members"},
                        {"value", number(answer.statement.share())},
                        {"error", number(answer.statement.interval().width() / widths_in_90)},
                        {"unit", "1"}});
    }
    return rows;
}

}  // namespace

Json trust_part(const ReportMaterial& material, Datasets& datasets) {
    return {{"monte_carlo", monte_carlo(material, datasets)},
            {"vendor_neutral", vendor_neutral_part(material, datasets)},
            {"guesses", guesses_part(material, datasets)},
            {"hindcasts", hindcasts_part(material, datasets)},
            {"calibration", calibration_part(material, datasets)}};
}

}  // namespace cordon::analysis
