#include "input/published_figures.hpp"

#include "input/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace cordon::input {
namespace {

constexpr std::array<std::string_view, 3> roles{"validate", "calibrate", "check"};

enum Column : std::size_t { name, botnet, quantity, date, low, central, high, unit, role, source };

/// Nothing if the field is empty or wrong, which is reported.
std::optional<double> number(const Stated& field, Diagnostics& problems) {
    if (field.text.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const char* end = field.text.data() + field.text.size();
    const auto result = std::from_chars(field.text.data(), end, value);
    if (result.ec != std::errc{} || result.ptr != end || !(value >= 0)) {
        problems.add(field.place, "", fmt::format("'{}' is no number from 0 on", field.text));
        return std::nullopt;
    }
    return value;
}

PublishedFigure figure_of(const CsvRow& row, Diagnostics& problems) {
    const auto& fields = row.fields;
    const auto found = std::find(roles.begin(), roles.end(), fields[role].text);
    if (found == roles.end()) {
        problems.add(
            fields[role].place, "",
            fmt::format("'{}' is not a role (give {})", fields[role].text, fmt::join(roles, ", ")));
    }
    PublishedFigure figure{.name = fields[name].text,
                           .botnet = fields[botnet].text,
                           .quantity = fields[quantity].text,
                           .date = fields[date].text,
                           .low = number(fields[low], problems),
                           .central = number(fields[central], problems),
                           .high = number(fields[high], problems),
                           .unit = fields[unit].text,
                           .role = static_cast<FigureRole>(found - roles.begin()),
                           .source = fields[source].text};
    if (figure.central && !(figure.low.value_or(0) <= *figure.central &&
                            *figure.central <= figure.high.value_or(*figure.central))) {
        problems.add(row.place, "", "low, central and high are not in this order");
    }
    return figure;
}

}  // namespace

std::vector<PublishedFigure> read_published_figures(std::string_view text, std::string_view name,
                                                    Diagnostics& problems) {
    const auto rows = parse_csv(
        text, std::make_shared<const std::string>(name),
        {"name", "botnet", "quantity", "date", "low", "central", "high", "unit", "role", "source"},
        problems);
    std::vector<PublishedFigure> figures;
    std::set<std::string> names;
    for (const auto& row : rows) {
        const std::size_t before = problems.count();
        auto figure = figure_of(row, problems);
        if (!names.insert(figure.name).second) {
            problems.add(row.place, "", fmt::format("'{}' is there twice", figure.name));
        }
        if (problems.count() == before) {
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

}  // namespace cordon::input
