#include "analysis/statement/probability_scale.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <tuple>

namespace cordon::analysis {

extern const std::string_view shipped_scales_csv;

namespace {

constexpr std::string_view columns = "scale,term,low_percent,high_percent,source,status";

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

std::optional<double> percent(std::string_view text) {
    double value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    const bool valid = error == std::errc{} && stopped == end && value >= 0 && value <= 100;
    return valid ? std::optional(value / 100) : std::nullopt;
}

Term parse_term(const std::vector<std::string_view>& fields, std::size_t line) {
    const auto low = fields.size() == 6 ? percent(fields[2]) : std::nullopt;
    const auto high = fields.size() == 6 ? percent(fields[3]) : std::nullopt;
    if (!low || !high || *low >= *high) {
        throw IoError(
            fmt::format("probability scales, line {}: '{}' is not a term ({}; percentages "
                        "from 0 to 100, low below high)",
                        line, fmt::join(fields, ","), columns));
    }
    return {std::string(fields[1]), {*low, *high}};
}

}  // namespace

std::vector<ProbabilityScale> parse_probability_scales(std::string_view csv) {
    std::vector<ProbabilityScale> scales;
    const auto lines = split(csv, '\n');
    if (lines.front() != columns) {
        throw IoError(fmt::format("probability scales, line 1: '{}' are not the columns ({})",
                                  lines.front(), columns));
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty()) {
            continue;
        }
        const auto fields = split(lines[i], ',');
        auto term = parse_term(fields, i + 1);
        if (scales.empty() || scales.back().name != fields[0]) {
            scales.push_back({std::string(fields[0]), {}});
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

ProbabilityScale shipped_scale(std::string_view name) {
    for (auto& scale : parse_probability_scales(shipped_scales_csv)) {
        if (scale.name == name) {
            return std::move(scale);
        }
    }
    throw IoError(fmt::format("'{}' is not a probability scale of this program", name));
}

}  // namespace cordon::analysis
