#pragma once

namespace cordon::analysis {

/// A closed interval, low <= high.
struct Interval {
    double low;
    double high;

    [[nodiscard]] double width() const { return high - low; }
    [[nodiscard]] bool contains(Interval other) const {
        return low <= other.low && other.high <= high;
    }
};

}  // namespace cordon::analysis
