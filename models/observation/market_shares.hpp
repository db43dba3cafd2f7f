#pragma once

#include "models/nation.hpp"

#include <vector>

namespace cordon::models {

/// Who sells on a date, [device class * blocs + bloc]: the bloc's share of the purchases of a class
/// in all sectors, each weighted by its expected purchases; they sum to 1. NaN for a class that
/// nobody buys.
std::vector<double> market_shares(const Nation& nation, SimTime time);

/// Quality of the blocs' vendors on a date, [device class * blocs + bloc]; 1 where nothing has
/// moved it.
std::vector<double> vendor_quality(const Nation& nation, SimTime time);

}  // namespace cordon::models
