#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace cordon::analysis {
namespace {

/// One series of each campaign at the end under the baseline. Nothing where a member has no value,
/// as where nobody observes the campaign.
std::vector<std::optional<Estimate>> final_values(const output::RunReader& run,
                                                  const std::string& series) {
    std::vector<Places> places;
    for (const auto& campaign : run.header().campaigns) {
        places.push_back({{"campaign", campaign.name}});
    }
    std::vector<std::optional<Estimate>> estimates;
    for (const auto& paths : totals(run, series, 0, places)) {
        auto values = column(paths, paths.times - 1);
        const bool is_whole = std::none_of(values.begin(), values.end(),
                                           [](double value) { return std::isnan(value); });
        estimates.push_back(is_whole ? std::optional(estimate(std::move(values))) : std::nullopt);
    }
    return estimates;
}

struct Column {
    const char* series;
    const char* note;
};

constexpr const char* truth = "what the model knows, and nobody outside";
constexpr const char* seen = "what an observer would report, with its errors";

/// The columns of the table; `active` has been read for the headlines.
constexpr std::array columns{Column{"ever", truth}, Column{"observed_active", seen},
                             Column{"observed_ever", seen}, Column{"observed_recorded", seen}};

Json cell(const std::optional<Estimate>& estimate, const std::string& series, const char* note,
          const std::string& campaign, const ReportMaterial& material, Datasets& datasets) {
    if (!estimate) {
        return nullptr;
    }
    const auto& header = material.header();
    const auto id =
        datasets.add(fmt::format("campaigns.{}.{}", campaign, series),
                     {"/series/" + series,
                      {{"policy", header.policies.front().name}, {"campaign", campaign}},
                      "median and quantiles 5 and 95 % of the members on " +
                          observation_date(header, header.times_days.size() - 1),
                      note});
    Json json{{"id", id}};
    json.update(spread(*estimate));
    return json;
}

Estimate active_of(const std::string& campaign, const ReportMaterial& material) {
    const auto item = std::find_if(
        material.headlines.begin(), material.headlines.end(), [&](const auto& candidate) {
            return candidate.headline.series == "active" &&
                   candidate.headline.where == Places{{"campaign", campaign}};
        });
    const auto& paths = item->policies.front();
    return estimate(column(paths, paths.times - 1));
}

}  // namespace

Json campaigns_part(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto date = observation_date(header, header.times_days.size() - 1);
    std::map<std::string, std::vector<std::optional<Estimate>>> values;
    for (const auto& column : columns) {
        values.emplace(column.series, final_values(material.source.run, column.series));
    }
    Json rows = Json::array();
    std::vector<std::string> findings;
    for (std::size_t i = 0; i < header.campaigns.size(); ++i) {
        const auto& campaign = header.campaigns[i];
        const auto active = active_of(campaign.name, material);
        Json row{{"campaign", campaign.name},
                 {"title", title_of(campaign)},
                 {"active", cell(active, "active", truth, campaign.name, material, datasets)}};
        for (const auto& [series, note] : columns) {
            row[series] =
                cell(values.at(series)[i], series, note, campaign.name, material, datasets);
        }
        rows.push_back(row);
        findings.push_back(fmt::format("{} {}", title_of(campaign), number_text(active.median)));
    }
    const auto id = datasets.add(
        "campaigns",
        {"/series/active",
         {{"policy", header.policies.front().name}},
         "for each campaign, median and quantiles 5 and 95 % of the members on " + date,
         "each cell has an entry of its own"});
    const auto title = fmt::format("Devices held on {}: {}", date, fmt::join(findings, "; "));
    const auto details = fmt::format("Medians under \"{}\".", title_of(header.policies.front()));
    return {{"id", id},
            {"title", title},
            {"details", details},
            {"alt", title + ". " + details +
                        " Beside it, what each campaign has ever held, and what its observer "
                        "would report."},
            {"date", date},
            {"rows", rows}};
}

}  // namespace cordon::analysis
