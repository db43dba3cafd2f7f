#include "analysis/number_text.hpp"

#include <cmath>
#include <fmt/format.h>
#include <sstream>

namespace cordon::analysis {

std::string number_text(double number) {
    if (number == 0 || !std::isfinite(number)) {
        return number == 0 ? "0" : "-";
    }
    const double magnitude = std::floor(std::log10(std::abs(number)));
    const double unit = std::pow(10, magnitude - 2);
    const double rounded = std::round(number / unit) * unit;
    const double size = std::abs(rounded) * (1 + 1e-12);
    if (size >= 1e9) {
        return fmt::format("{:.3g} bn", rounded / 1e9);
    }
    if (size >= 1e6) {
        return fmt::format("{:.3g} M", rounded / 1e6);
    }
    return size >= 1e3 ? fmt::format("{:.3g} k", rounded / 1e3) : fmt::format("{:.3g}", rounded);
}

std::string change_text(double change) {
    return fmt::format("{}{}", change > 0 ? "+" : "", number_text(change));
}

std::string share_text(double share) {
    return fmt::format("{:.1f} %", share * 100);
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    std::istringstream words(text);
    std::string lines;
    std::string line;
    for (std::string word; words >> word;) {
        if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
            lines += std::string(indent, ' ') + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return lines + std::string(indent, ' ') + line + "\n";
}

}  // namespace cordon::analysis
