#include "app/kev_fragment.hpp"

#include "input/calendar_span.hpp"

#include <cmath>
#include <fmt/format.h>

namespace cordon::app {
namespace {

/// Lower and upper end of the 90 % interval: what lies outside is shared equally.
constexpr double low_end = 0.05;
constexpr double high_end = 0.95;

double mean(const input::Gamma& gamma) {
    return gamma.shape * gamma.scale;
}

double standard_deviation(const input::Gamma& gamma) {
    return std::sqrt(gamma.shape) * gamma.scale;
}

std::string count_text(int count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// The last day that is counted.
std::string last_day(const input::KevWindow& window) {
    return input::date_after(window.until, {.months = 0, .days = 1}, -1).text();
}

std::string heading(const input::KevCounts& counts, const input::KevWindow& window) {
    auto text = fmt::format(
        "# Vulnerabilities that became known to be exploited, from the catalogue of CISA.\n"
        "# Counted: entries added {} to {} ({:.3f} years), {} in all, {} of connected devices.\n"
        "# With n entries in T years the rate is a gamma of shape n + 1/2 and mean (n + 1/2) / T\n"
        "# (Jeffreys prior). A cell without an entry is thus rare, not impossible.\n"
        "#\n"
        "# All models of a class and bloc together, each year:\n"
        "# {:<20} {:<14} {:>7} {:>8} {:>8} {:>8}\n",
        window.from.text(), last_day(window), window.years(), counts.entries, counts.devices,
        "class", "bloc", "entries", "mean", "5 %", "95 %");
    for (const auto& [cell, entries] : counts.cells) {
        const auto rate = input::arrival_rate(entries, window.years());
        text += fmt::format("# {:<20} {:<14} {:>7} {:>8.4f} {:>8.4f} {:>8.4f}\n", cell.device_class,
                            cell.bloc, entries, mean(rate), input::quantile(rate, low_end),
                            input::quantile(rate, high_end));
    }
    return text;
}

std::string profile_item(const input::KevProfile& profile, int entries, double years) {
    const auto rate = input::arrival_rate(entries, years, profile.product_lines);
    return fmt::format(
        "  # {} of {}: {}, shared by {}; 90 % between {:.4f} and {:.4f} /year\n"
        "  - name: {}\n"
        "    exploited_vulnerabilities: {{gamma: {{mean: {:.4g} /year, sd: {:.4g} /year}}, "
        "source: kev, quality: derived}}\n",
        profile.device_class, profile.bloc == input::kev_all_blocs ? "all blocs" : profile.bloc,
        count_text(entries, "entry", "entries"),
        count_text(profile.product_lines, "product line", "product lines"),
        input::quantile(rate, low_end), input::quantile(rate, high_end), profile.name, mean(rate),
        standard_deviation(rate));
}

}  // namespace

std::string kev_fragment(const input::KevCounts& counts, const input::KevWindow& window,
                         const std::vector<input::KevProfile>& profiles) {
    auto text = heading(counts, window);
    text += "\n# A product line's own rate: its cell's, divided by the lines that share it.\n"
            "weakness_profiles:\n";
    for (const auto& profile : profiles) {
        text += profile_item(profile, entries_of(profile, counts), window.years());
    }
    text += fmt::format(
        "\nsources:\n"
        "  - {{name: kev, cite: \"CISA Known Exploited Vulnerabilities catalogue: {} added {} to "
        "{}, {} of connected devices, vendors mapped to class and bloc\"}}\n",
        count_text(counts.entries, "entry", "entries"), window.from.text(), last_day(window),
        counts.devices);
    return text;
}

}  // namespace cordon::app
