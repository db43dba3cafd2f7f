#pragma once

#include "input/quantity.hpp"

#include <cmath>
#include <fmt/format.h>
#include <string>

namespace cordon::input {

/// Shares of a whole may miss 100 % by a tenth of a point, so that published, rounded figures can
/// be written down as they are. A sum that is no number passes: its reason has been reported.
inline bool is_whole(double sum) {
    constexpr double tolerance = 0.001 + 1e-9;
    return !(std::abs(sum - 1) > tolerance);
}

inline std::string sum_complaint(double sum) {
    return fmt::format("shares sum to {} (must be 100 %)", in_words(sum, dimension::share));
}

}  // namespace cordon::input
