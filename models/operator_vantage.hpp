#pragma once

#include "models/nation.hpp"

#include <vector>

namespace cordon::models {

/// Network-vantage exposure through mobile operators (MODEL 1, L3; 4.1 iii): devices whose traffic
/// crosses radio and core equipment of a bloc's vendors, whoever made the devices themselves.
///
/// \return [sector * blocs + bloc], expected devices online at `time` that have a mobile
///     subscription of their own, times the share of traffic that crosses the bloc's equipment; all
///     zero where the scenario says nothing about equipment
std::vector<double> operator_vantage(const Nation& nation, SimTime time);

}  // namespace cordon::models
