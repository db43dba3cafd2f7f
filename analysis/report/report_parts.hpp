#pragma once

#include "analysis/forecast/forecast.hpp"
#include "analysis/forecast/twin_run.hpp"
#include "analysis/report/datasets.hpp"
#include "analysis/report/findings.hpp"
#include "analysis/report/report.hpp"
#include "analysis/summary/headlines.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// \file
/// The parts of the report, one file each. What a part tells it notes in the Datasets.

namespace cordon::analysis {

using Json = nlohmann::ordered_json;

/// What the parts share: everything is read once.
struct ReportMaterial {
    const ReportSource& source;
    const std::vector<HeadlinePaths>& headlines;
    const Summary& summary;
    const std::optional<Forecast>& forecast;  ///< nothing if the scenario asks no questions
    const SettledFamilies& settled;           ///< of the record that the forecast is calibrated by
    const std::vector<HeadlinePaths>& observed;  ///< as observed_paths() has them

    [[nodiscard]] const output::RunHeader& header() const { return source.run.header(); }
};

/// How much of the charts is kept, so that the report stays small.
struct Detail {
    std::size_t dates;  ///< at most
    std::size_t paths;  ///< single members drawn, at most
};

/// Four significant digits; null if it is not finite.
Json number(double value);

/// {"median", "low", "high"}: the median and the quantiles 5 % and 95 % over the members.
Json spread(const Estimate& estimate);

/// Where a headline comes from, as `statistic` has it.
Dataset origin_of(const Headline& headline, const std::string& statistic);

/// Short and unique among the headlines: "active.worm".
std::string short_name(const Headline& headline);

/// What a headline is called within a title: "Scanning worms, devices held".
std::string name_in_title(const Headline& headline);

/// Whether a headline has charts; the others are in tables.
bool has_chart(const Headline& headline);

/// The date of an observation, as text.
std::string observation_date(const output::RunHeader& header, std::size_t time);

/// Observations to show, at most so many, the first and the last among them.
std::vector<std::size_t> thinned(std::size_t times, std::size_t at_most);

/// What all members have at one observation.
std::vector<double> column(const MemberPaths& paths, std::size_t time);

/// Median and quantiles 5, 25, 75 and 95 %, one list each with a number for each date; null where a
/// member has no value. \pre columns are not empty
Json fan(const std::vector<std::vector<double>>& columns);

Json scale_part(const ProbabilityScale& scale);
Json statements_part(const ReportMaterial& material, Datasets& datasets);
Json surviving_part(const ReportMaterial& material, Datasets& datasets);
Json outlook_part(const ReportMaterial& material, Detail detail, Datasets& datasets);
Json exposure_part(const ReportMaterial& material, Datasets& datasets);
Json campaigns_part(const ReportMaterial& material, Datasets& datasets);
Json changes_part(const ReportMaterial& material, Detail detail, Datasets& datasets);
/// Null if the run has no second policy.
Json comparison_part(const ReportMaterial& material, Datasets& datasets);
Json tail_part(const ReportMaterial& material, Datasets& datasets);
/// Quantities that figures are published of and that no headline with a chart is. Left out are
/// those of which some member has no value.
std::vector<HeadlinePaths> observed_paths(const output::RunReader& run,
                                          const std::vector<HeadlinePaths>& headlines);
/// What was published about a headline, by date; and the same as a sentence, empty if nothing was.
Json observed_part(const Headline& headline, const output::RunHeader& header, Datasets& datasets);
std::string observed_text(const Headline& headline, const output::RunHeader& header);
Json trust_part(const ReportMaterial& material, Datasets& datasets);
Json calibration_part(const ReportMaterial& material, Datasets& datasets);
/// What the shipped hindcasts say about this version.
Json hindcasts_part(const ReportMaterial& material, Datasets& datasets);
Json vendor_neutral_part(const ReportMaterial& material, Datasets& datasets);
Json guesses_part(const ReportMaterial& material, Datasets& datasets);
Json inputs_part(const ReportMaterial& material, Datasets& datasets);
Json reproduce_part(const ReportMaterial& material);
Json datasets_part(const Datasets& datasets);

/// The command that makes these results, with `options` in front of the directory.
std::string run_command(const ReportMaterial& material, const std::string& options);

/// Why a twin tells nothing, and what to do about it; nothing if it can be compared.
std::optional<std::string> twin_absence(const ReportMaterial& material, const TwinRun& kind,
                                        const output::RunReader* twin);

}  // namespace cordon::analysis
