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

/// One series of all campaigns at the end under the baseline.
class FinalValues {
public:
    FinalValues(const output::RunReader& run, const std::string& series)
        : header_(run.header()), spec_(output::series_spec(series)), slab_(run.series(series, 0)) {}

    /// Nothing if a member has no value, as where nobody observes the campaign.
    [[nodiscard]] std::optional<Estimate> of(const std::string& campaign) const {
        const auto paths = totals(header_, spec_, slab_, {{"campaign", campaign}});
        auto values = column(paths, paths.times - 1);
        if (std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); })) {
            return std::nullopt;
        }
        return estimate(std::move(values));
    }

private:
    const output::RunHeader& header_;
    const output::SeriesSpec& spec_;
    output::SeriesSlab slab_;
};

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
    std::map<std::string, FinalValues> values;
    for (const auto& column : columns) {
        values.emplace(column.series, FinalValues(material.source.run, column.series));
    }
    Json rows = Json::array();
    std::vector<std::string> findings;
    for (const auto& campaign : header.campaigns) {
        const auto active = active_of(campaign.name, material);
        Json row{{"campaign", campaign.name},
                 {"title", title_of(campaign)},
                 {"active", cell(active, "active", truth, campaign.name, material, datasets)}};
        for (const auto& [series, note] : columns) {
            const auto estimate = values.at(series).of(campaign.name);
            row[series] = cell(estimate, series, note, campaign.name, material, datasets);
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
