#include "analysis/report/report_parts.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace cordon::analysis {
namespace {

constexpr const char* series = "compromised";
constexpr std::uint64_t bootstrap_key = 0x67756573736573;  // "guesses"

std::vector<double> final_values(const output::RunReader& run) {
    const auto paths = totals(run, series, 0, Places{});
    return column(paths, paths.times - 1);
}

double variance(std::span<const double> values, std::span<const std::size_t> members) {
    double sum = 0;
    for (const std::size_t member : members) {
        sum += values[member];
    }
    const auto count = static_cast<double>(members.size());
    const double mean = sum / count;
    double squares = 0;
    for (const std::size_t member : members) {
        squares += (values[member] - mean) * (values[member] - mean);
    }
    return squares / (count - 1);
}

std::string in_words(double share, Interval interval) {
    if (!std::isfinite(share) || !std::isfinite(interval.low)) {
        return "cannot be told: in some resample of the members nothing varies";
    }
    const auto range = fmt::format("90 % bootstrap interval: {} to {}", share_text(interval.low),
                                   share_text(interval.high));
    if (interval.low > 0) {
        return fmt::format("goes down by {} ({})", share_text(share), range);
    }
    if (interval.high < 0) {
        return fmt::format("goes up, by {} ({})", share_text(-share),
                           fmt::format("90 % bootstrap interval: {} to {}",
                                       share_text(-interval.high), share_text(-interval.low)));
    }
    return fmt::format("does not clearly change (goes down by {}; {})", share_text(share), range);
}

}  // namespace

Json guesses_part(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto* twin = material.source.guesses_fixed;
    if (const auto missing = twin_absence(material, guesses_fixed, twin)) {
        return {{"missing", *missing}};
    }
    const auto drawn = final_values(material.source.run);
    const auto fixed = final_values(*twin);
    const std::size_t members = std::min(drawn.size(), fixed.size());
    const auto date = observation_date(header, header.times_days.size() - 1);
    const auto id = datasets.add(
        "trust.guesses",
        {std::string("/series/") + series,
         {{"policy", header.policies.front().name}},
         fmt::format(
             "1 - (variance in guesses_fixed/results.h5) / (variance here) of the values on "
             "{}, added up, over the first {} members of both; 90 % percentile interval of "
             "1000 resamples of members",
             date, members),
         "fixed are the numbers of quality expert and placeholder, at their medians"});
    Json json{{"id", id}};
    if (members < members_for_direction) {
        json["text"] = fmt::format("{} members are too few to compare variances.", members);
        json["share"] = json["low"] = json["high"] = nullptr;
        return json;
    }
    const auto share = [&](std::span<const std::size_t> chosen) {
        return 1 - variance(fixed, chosen) / variance(drawn, chosen);
    };
    std::vector<std::size_t> all(members);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const double found = share(all);
    const auto interval = bootstrap_interval(members, bootstrap_key, share);
    const auto guesses = std::count_if(
        header.parameters.begin(), header.parameters.end(), [](const auto& parameter) {
            return parameter.quality == "expert" || parameter.quality == "placeholder";
        });
    json["text"] = fmt::format(
        "If the {} numbers that are guesses (of quality expert or placeholder) are fixed at their "
        "medians, the variance of the devices held by any campaign on {} under \"{}\" {}. What is "
        "left comes from measured and derived numbers and from chance. {} members.",
        guesses, date, title_of(header.policies.front()), in_words(found, interval), members);
    json["share"] = number(found);
    json["low"] = number(interval.low);
    json["high"] = number(interval.high);
    return json;
}

}  // namespace cordon::analysis
