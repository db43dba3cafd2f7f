#pragma once

#include "input/distribution.hpp"

#include <optional>

/// \file
/// Distributions from the two ways people state them: a mean with a standard deviation, or a low
/// and a high value between which a given share of the probability lies, half of the rest on
/// either side. Nothing is returned where no such distribution exists.

namespace cordon::input {

struct Moments {
    double mean;
    double sd;  ///< > 0
};

struct Interval {
    double low;
    double high;    ///< > low
    double covers;  ///< share between low and high, in (0, 1)
};

std::optional<Distribution> normal_with(const Moments& moments);
std::optional<Distribution> normal_with(const Interval& interval);
std::optional<Distribution> lognormal_with(const Moments& moments);
std::optional<Distribution> lognormal_with(const Interval& interval);
std::optional<Distribution> gamma_with(const Moments& moments);
std::optional<Distribution> gamma_with(const Interval& interval);
/// On [0, 1].
std::optional<Distribution> beta_with(const Moments& moments);
std::optional<Distribution> beta_with(const Interval& interval);

}  // namespace cordon::input
