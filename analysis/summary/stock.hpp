#pragma once

#include "analysis/summary/summary.hpp"

#include <vector>

namespace cordon::analysis {

/// The devices online under the baseline, at the first and at the last observation.
std::vector<Stock> stocks_of(const output::RunReader& run);

}  // namespace cordon::analysis
