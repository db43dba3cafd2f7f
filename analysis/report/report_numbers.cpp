#include "analysis/report/report_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace cordon::analysis {

Json number(double value) {
    if (!std::isfinite(value)) {
        return nullptr;
    }
    const double rounded = std::strtod(fmt::format("{:.3e}", value).c_str(), nullptr);
    constexpr double exactly_whole = 1e15;
    if (std::abs(rounded) < exactly_whole && rounded == std::round(rounded)) {
        return static_cast<std::int64_t>(rounded);  // shorter: 20900000, not 20900000.0
    }
    return rounded;
}

Json spread(const Estimate& estimate) {
    return {{"median", number(estimate.median)},
            {"low", number(estimate.nine_in_ten.low)},
            {"high", number(estimate.nine_in_ten.high)}};
}

Dataset origin_of(const Headline& headline, const std::string& statistic) {
    return {"/series/" + headline.series, headline.where, statistic,
            "axes that are not named are added up"};
}

std::string short_name(const Headline& headline) {
    std::string name = headline.series;
    for (const auto& place : headline.where) {
        name += "." + place.second;
    }
    return name;
}

std::string name_in_title(const Headline& headline) {
    const auto& title = headline.title;
    const auto colon = title.find(": ");
    return colon == std::string::npos ? title
                                      : title.substr(0, colon) + ',' + title.substr(colon + 1);
}

bool has_chart(const Headline& headline) {
    return headline.series != "active_peak" && headline.series != "spells";
}

std::string observation_date(const output::RunHeader& header, std::size_t time) {
    return date_of(SimTime{} + days(header.times_days[time]), header.start).text();
}

std::vector<std::size_t> thinned(std::size_t times, std::size_t at_most) {
    const std::size_t kept = std::min(times, std::max<std::size_t>(at_most, 2));
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < kept; ++i) {
        indices.push_back(kept == 1 ? 0 : i * (times - 1) / (kept - 1));
    }
    return indices;
}

std::vector<double> column(const MemberPaths& paths, std::size_t time) {
    std::vector<double> values;
    for (std::size_t member = 0; member < paths.members; ++member) {
        values.push_back(paths.at(member, time));
    }
    return values;
}

Json fan(const std::vector<std::vector<double>>& columns) {
    constexpr std::array<std::pair<const char*, double>, 5> levels{
        {{"median", 0.5}, {"q05", 0.05}, {"q25", 0.25}, {"q75", 0.75}, {"q95", 0.95}}};
    Json json;
    for (const auto& level : levels) {
        json[level.first] = Json::array();
    }
    for (auto values : columns) {
        const bool known =
            std::none_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
        std::sort(values.begin(), values.end());
        for (const auto& [name, level] : levels) {
            json[name].push_back(known ? number(quantile(values, level)) : Json());
        }
    }
    return json;
}

}  // namespace cordon::analysis
