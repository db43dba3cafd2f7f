#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t name_width = 28;

std::string row(const std::string& name, const std::string& rest) {
    // A name that is too long gets a line of its own.
    return name.size() <= name_width
               ? fmt::format("  {:<{}}{}\n", name, name_width, rest)
               : fmt::format("  {}\n  {:<{}}{}\n", name, "", name_width, rest);
}

std::string row(const std::string& name, const PairedDifference& difference) {
    if (difference.is_none()) {
        return row(name, "   no change in any member");
    }
    const auto& change = difference.change;
    return row(name, fmt::format("{:>9} {:>9}   {:<20}{:>8}{:>8}{:>8}", change_text(change.median),
                                 "\u00b1 " + number_text(change.median_error()),
                                 range_text(change.nine_in_ten, change_text), difference.lower,
                                 difference.equal, difference.higher()));
}

/// Those of the levels that tell policies apart best; of the layers the one that law decides.
bool has_change_in_text(const Headline& headline) {
    const auto layer = headline.where.find("layer");
    return headline.series == "devices" || headline.series == "spells" ||
           headline.series == "unauthorised_exposure" ||
           (layer != headline.where.end() && layer->second == "compellable");
}

std::string introduction(const Summary& summary) {
    auto text = heading("What each policy changes by " + summary.end.text());
    for (std::size_t policy = 1; policy < summary.policies.size(); ++policy) {
        const auto& label = summary.policies[policy];
        text += wrapped(label.name + ": " + title_of(label), 2, page_width);
    }
    text += wrapped(fmt::format("Each member is compared with itself under \"{}\"; the last three "
                                "columns count members.",
                                title_of(summary.policies.front())),
                    0, page_width);
    return text + row("", fmt::format("{:>9} {:>9}   {:<20}{:>8}{:>8}{:>8}", "median", "error",
                                      "nine in ten members", "lower", "same", "higher"));
}

}  // namespace

std::string changes_section(const Summary& summary) {
    if (summary.policies.size() < 2) {
        return "";
    }
    auto text = introduction(summary);
    std::string unchanged;
    for (const auto& forecast : summary.headlines) {
        if (!has_change_in_text(forecast.headline)) {
            continue;
        }
        const auto& title = forecast.headline.title;
        if (std::all_of(forecast.differences.begin(), forecast.differences.end(),
                        [](const auto& by_horizon) { return by_horizon.back().is_none(); })) {
            unchanged += (unchanged.empty() ? "" : "; ") + title;
            continue;
        }
        text += title + "\n";
        for (std::size_t policy = 1; policy < summary.policies.size(); ++policy) {
            text += row(summary.policies[policy].name, forecast.differences[policy - 1].back());
        }
    }
    const auto none =
        unchanged.empty() ? "" : "No policy changes these in any member: " + unchanged + ". ";
    return text + wrapped(none + "Other changes, and those at earlier dates, are in summary.csv.",
                          0, page_width);
}

}  // namespace cordon::analysis
