#pragma once

#include <optional>
#include <span>

namespace cordon::analysis {

/// A size on a day.
struct KnownSize {
    double day;
    double size;  ///< > 0
};

/// Where a logistic curve through the sizes known so far would be on `day`: the usual forecast of
/// somebody without a model. The ceiling is sought between just above the largest size and a
/// thousand times it; below each ceiling the curve is the straight line of least squares through
/// the logits, and the best ceiling has the least squared error of the logarithms.
/// \return nothing for fewer than three sizes, or all on one day
std::optional<double> logistic_forecast(std::span<const KnownSize> known, double day);

}  // namespace cordon::analysis
