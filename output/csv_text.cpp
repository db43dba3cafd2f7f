#include "output/csv_text.hpp"

#include <cmath>
#include <fmt/format.h>

namespace cordon::output {

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string doubled;
    for (const char letter : text) {
        doubled.append(letter == '"' ? 2 : 1, letter);
    }
    return fmt::format("\"{}\"", doubled);
}

std::string csv_number(double value) {
    return std::isnan(value) ? std::string() : fmt::format("{}", value);
}

}  // namespace cordon::output
