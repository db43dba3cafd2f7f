#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary_sections.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t name_width = 22;
constexpr std::size_t devices_width = 21;
constexpr std::size_t least_share_width = 10;  // "45 (40-50)"

/// Which blocs have columns in one table: as many as the page holds.
struct Columns {
    std::size_t first;
    std::size_t end;
};

std::size_t width_of(const output::Label& bloc) {
    return std::max(least_share_width, bloc.name.size());
}

std::vector<Columns> tables_of(const std::vector<output::Label>& blocs) {
    std::vector<Columns> tables;
    std::size_t width = page_width;
    for (std::size_t bloc = 0; bloc < blocs.size(); ++bloc) {
        width += 1 + width_of(blocs[bloc]);
        if (width > page_width) {
            tables.push_back({bloc, bloc});
            width = name_width + 1 + devices_width + 1 + width_of(blocs[bloc]);
        }
        tables.back().end = bloc + 1;
    }
    return tables;
}

/// "22.1-23.9 M", or "940 k-1.20 M".
std::string narrow_range(Interval range) {
    auto low = number_text(range.low);
    const auto high = number_text(range.high);
    if (low == high) {
        return low;
    }
    const auto low_unit = low.find(' ');
    const auto high_unit = high.find(' ');
    if (low_unit != std::string::npos && high_unit != std::string::npos &&
        low.substr(low_unit) == high.substr(high_unit)) {
        low.resize(low_unit);
    }
    return low + "-" + high;
}

std::string devices_text(const Estimate& devices) {
    return fmt::format("{:>7} {:<13}", number_text(devices.median),
                       narrow_range(devices.nine_in_ten));
}

/// In whole per cent: "45 (40-50)".
std::string narrow_share(const Estimate& share) {
    const auto percent = [](double value) { return fmt::format("{:.0f}", std::abs(value) * 100); };
    const auto low = percent(share.nine_in_ten.low);
    const auto high = percent(share.nine_in_ten.high);
    return low == high ? percent(share.median)
                       : fmt::format("{} ({}-{})", percent(share.median), low, high);
}

std::string line(const std::string& name, const std::string& rest) {
    auto text = name.size() <= name_width
                    ? fmt::format("{:<{}} {}", name, name_width, rest)
                    : fmt::format("{}\n{:<{}} {}", name, "", name_width, rest);
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

std::string heading_of(const std::string& axis) {
    return axis == "device_class" ? "by class\n" : "by " + axis + "\n";
}

std::string table_of(const Summary& summary, const Stock& stock, Columns columns) {
    auto head = fmt::format("{:>7} {:<13}", "devices", "");
    for (std::size_t bloc = columns.first; bloc < columns.end; ++bloc) {
        head += fmt::format(" {:<{}}", summary.blocs[bloc].name, width_of(summary.blocs[bloc]));
    }
    auto text = line(stock.date.text(), head);
    std::string axis;
    for (const auto& row : stock.rows) {
        text += row.axis == axis ? "" : heading_of(row.axis);
        axis = row.axis;
        auto cells = devices_text(row.devices);
        for (std::size_t bloc = columns.first; bloc < columns.end; ++bloc) {
            cells += fmt::format(" {:<{}}", narrow_share(row.shares[bloc]),
                                 width_of(summary.blocs[bloc]));
        }
        text += line(row.axis.empty() ? "all" : " " + row.place, cells);
    }
    return text;
}

}  // namespace

std::string stock_section(const Summary& summary) {
    auto text =
        heading("Whose devices are online under \"" + title_of(summary.policies.front()) + "\"");
    text += wrapped("Online are devices in service and those kept in use after they were replaced. "
                    "Median, and the range of nine in ten members beside it; under each bloc of "
                    "vendors its share of the row's devices in per cent.",
                    0, page_width);
    for (const auto& stock : summary.stocks) {
        for (const auto columns : tables_of(summary.blocs)) {
            text += table_of(summary, stock, columns);
        }
    }
    return text;
}

}  // namespace cordon::analysis
