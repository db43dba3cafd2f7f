#pragma once

#include <span>
#include <vector>

namespace cordon::analysis {

/// Shares of the time, summing to 1, during which each version of an updated forecast was current:
/// from its day to that of the next, the last to `end`. A version replaced on its own day, or
/// issued on `end` or later, has none. The score of an updated forecast is the mean of its
/// versions' scores with these weights, so that to be right early counts. \param issued  days since
/// any epoch, not falling; not empty \param end     the day on which the question was decided,
/// after the first
std::vector<double> shares_of_time(std::span<const int> issued, int end);

}  // namespace cordon::analysis
