#pragma once

#include <limits>

namespace cordon::input {

enum class LowEnd { included, excluded };

/// What a number may be, in its dimension's own unit. The high end is always allowed itself.
struct Range {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    LowEnd low_end = LowEnd::included;

    [[nodiscard]] bool contains(double x) const noexcept {
        return x <= high && (low_end == LowEnd::included ? x >= low : x > low);
    }
};

constexpr Range between(double low, double high) {
    return {low, high};
}
constexpr Range at_least(double low) {
    return {.low = low};
}
constexpr Range above(double low) {
    return {.low = low, .low_end = LowEnd::excluded};
}

}  // namespace cordon::input
