#include "analysis/summary/number_text.hpp"

#include <cmath>
#include <fmt/format.h>
#include <sstream>
#include <utility>

namespace cordon::analysis {

namespace {

double rounded_to_three_digits(double number) {
    const double unit = std::pow(10, std::floor(std::log10(std::abs(number))) - 2);
    return std::round(number / unit) * unit;
}

/// From 1 to 999, in three digits: "1.20", "12.0", "120".
std::string three_digits(double number) {
    // A number that was rounded may be a hair below the one that it stands for.
    const double size = std::abs(number) * (1 + 1e-12);
    return fmt::format("{:.{}f}", number, size < 10 ? 2 : size < 100 ? 1 : 0);
}

}  // namespace

std::string number_text(double number) {
    if (!std::isfinite(number)) {
        return "unknown";
    }
    if (std::abs(number) < 0.0005) {
        return "0";
    }
    const double rounded = rounded_to_three_digits(number);
    const double size = std::abs(rounded) * (1 + 1e-12);
    for (const auto& [unit, name] :
         {std::pair(1e12, "tn"), std::pair(1e9, "bn"), std::pair(1e6, "M"), std::pair(1e3, "k")}) {
        if (size >= unit) {
            return three_digits(rounded / unit) + " " + name;
        }
    }
    return fmt::format("{:.3g}", std::round(rounded * 1000) / 1000);
}

std::string change_text(double change) {
    const auto text = number_text(change);
    return change > 0 && text != "0" ? "+" + text : text;
}

std::string range_text(Interval range, std::string (*number)(double)) {
    const auto low = number(range.low);
    const auto high = number(range.high);
    return low == high ? low : low + " to " + high;
}

std::string share_text(double share) {
    return fmt::format("{:.1f} %", share * 100);
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    std::istringstream words(text);
    std::string lines;
    std::string line;
    for (std::string word; words >> word;) {
        if (words >> std::ws && words.peek() == '%') {  // stays with its number
            std::string sign;
            words >> sign;
            word += " " + sign;
        }
        if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
            lines += std::string(indent, ' ') + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return lines + std::string(indent, ' ') + line + "\n";
}

}  // namespace cordon::analysis
