#include "analysis/statement/probability_scale.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <tuple>

namespace cordon::analysis {

extern const std::string_view shipped_scales_csv;
extern const std::string_view shipped_frequencies_csv;

namespace {

using Measure = ProbabilityScale::Measure;

constexpr std::string_view percent_columns = "scale,term,low_percent,high_percent,source,status";
constexpr std::string_view per_year_columns = "scale,term,low_per_year,high_per_year,source,status";

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos;
         end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

std::optional<double> number(std::string_view text, double max) {
    double value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    const bool valid = error == std::errc{} && stopped == end && value >= 0 && value <= max;
    return valid ? std::optional(value) : std::nullopt;
}

std::optional<Interval> band_of(const std::vector<std::string_view>& fields, Measure measure) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    const bool is_percent = measure == Measure::probability;
    const double unit = is_percent ? 100 : 1;
    const double max = is_percent ? 100 : std::numeric_limits<double>::max();
    const auto low = number(fields[2], max);
    const auto high =
        !is_percent && fields[3].empty() ? std::optional(endless) : number(fields[3], max);
    return low && high && *low < *high ? std::optional(Interval{*low / unit, *high / unit})
                                       : std::nullopt;
}

Term parse_term(const std::vector<std::string_view>& fields, Measure measure, std::size_t line) {
    const auto band = fields.size() == 6 ? band_of(fields, measure) : std::nullopt;
    if (!band || fields[0].empty() || fields[1].empty()) {
        const bool is_percent = measure == Measure::probability;
        throw IoError(fmt::format("probability scales, line {}: '{}' is not a term ({}; {}, low "
                                  "below high)",
                                  line, fmt::join(fields, ","),
                                  is_percent ? percent_columns : per_year_columns,
                                  is_percent ? "percentages from 0 to 100" : "numbers from 0"));
    }
    return {std::string(fields[1]), *band};
}

Measure measure_of(std::string_view columns) {
    if (columns == percent_columns) {
        return Measure::probability;
    }
    if (columns == per_year_columns) {
        return Measure::per_year;
    }
    throw IoError(fmt::format("probability scales, line 1: '{}' are not the columns ({}, or {})",
                              columns, percent_columns, per_year_columns));
}

bool equal_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

}  // namespace

std::vector<ProbabilityScale> parse_probability_scales(std::string_view csv) {
    std::vector<ProbabilityScale> scales;
    const auto lines = split(csv, '\n');
    const auto measure = measure_of(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty()) {
            continue;
        }
        const auto fields = split(lines[i], ',');
        auto term = parse_term(fields, measure, i + 1);
        if (scales.empty() || scales.back().name != fields[0]) {
            scales.push_back({std::string(fields[0]), {}, measure});
        }
        scales.back().terms.push_back(std::move(term));
    }
    for (auto& scale : scales) {
        std::sort(scale.terms.begin(), scale.terms.end(), [](const Term& a, const Term& b) {
            return std::tie(a.band.low, a.band.high) < std::tie(b.band.low, b.band.high);
        });
    }
    return scales;
}

ProbabilityScale over(const ProbabilityScale& scale, double years) {
    CORDON_EXPECT(years > 0);
    ProbabilityScale told = scale;
    told.measure = Measure::probability;
    if (scale.measure == Measure::per_year) {
        for (auto& term : told.terms) {
            term.band = {-std::expm1(-term.band.low * years), -std::expm1(-term.band.high * years)};
        }
    }
    return told;
}

ProbabilityScale scale_called(std::string_view name, const std::vector<ProbabilityScale>& scales,
                              std::string_view from) {
    std::vector<std::string_view> names;
    for (const auto& scale : scales) {
        if (equal_letters(scale.name, name)) {
            return scale;
        }
        names.emplace_back(scale.name);
    }
    throw IoError(fmt::format("'{}' is not a probability scale of {} (there are {})", name, from,
                              fmt::join(names, ", ")));
}

ProbabilityScale shipped_scale(std::string_view name) {
    auto scales = parse_probability_scales(shipped_scales_csv);
    const auto levels = parse_probability_scales(shipped_frequencies_csv);
    scales.insert(scales.end(), levels.begin(), levels.end());
    return scale_called(name, scales, "this program");
}

}  // namespace cordon::analysis
