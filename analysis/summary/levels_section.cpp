#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace cordon::analysis {
namespace {

constexpr std::size_t label_width = 26;

std::string row(const std::string& date, const std::string& median, const std::string& half,
                const std::string& nine_in_ten, const std::string& error) {
    return fmt::format("{:<10} {:>8}  {:<19}  {:<19}  {}", date, median, half, nine_in_ten, error);
}

std::string row(const Horizon& horizon, const Estimate& estimate) {
    return row(horizon.date.text(), number_text(estimate.median),
               range_text(estimate.half, number_text),
               range_text(estimate.nine_in_ten, number_text),
               "\u00b1 " + number_text(estimate.median_error()));
}

/// The rows, with the label running down beside them.
std::string labelled(const std::string& label, const std::vector<std::string>& rows) {
    std::istringstream lines(wrapped(label, 0, label_width));
    std::string text;
    std::string line;
    for (std::size_t i = 0; std::getline(lines, line) || i < rows.size(); ++i) {
        text +=
            i < rows.size() ? fmt::format("{:<{}} {}\n", line, label_width, rows[i]) : line + "\n";
        line.clear();
    }
    return text;
}

bool has_level_in_text(const Headline& headline) {
    // The number held at a date says little beside the most held so far.
    return headline.series != "active" && headline.series != "compromised";
}

/// The quantity at every horizon; a layer of authorised exposure only at the end.
std::string rows_of(const Summary& summary, const HeadlineForecast& forecast) {
    const auto& estimates = forecast.estimates.front();
    const auto layer = forecast.headline.where.find("layer");
    if (layer != forecast.headline.where.end()) {
        return fmt::format("{:<{}} {}\n", "  " + layer->second, label_width,
                           row(summary.horizons.back(), estimates.back()));
    }
    std::vector<std::string> rows;
    for (std::size_t i = 0; i < summary.horizons.size(); ++i) {
        rows.push_back(row(summary.horizons[i], estimates[i]));
    }
    return labelled(forecast.headline.title, rows);
}

}  // namespace

std::string levels_section(const Summary& summary) {
    auto text = heading("What to expect under \"" + title_of(summary.policies.front()) + "\"");
    text += labelled(
        "", {row("date", "median", "half of the members", "nine in ten members", "error")});
    bool in_layers = false;
    for (const auto& forecast : summary.headlines) {
        const bool is_layer = forecast.headline.where.contains("layer");
        if (is_layer && !in_layers) {
            text += "Device-days open to vendors' states so far:\n";
        }
        in_layers = is_layer;
        text += has_level_in_text(forecast.headline) ? rows_of(summary, forecast) : "";
    }
    return text +
           wrapped("The error is what the number of members alone leaves open of the median, with "
                   "90 % confidence; it says nothing of what the model leaves out. Unauthorised "
                   "access is that of campaigns that collect data. A vendor's own state can reach "
                   "some devices, could compel access to fewer by law, and is assumed to access "
                   "fewer still. These and those are never added.",
                   0, page_width);
}

}  // namespace cordon::analysis
