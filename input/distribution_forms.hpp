#pragma once

#include "input/diagnostics.hpp"
#include "input/distribution.hpp"
#include "input/node.hpp"
#include "input/quantity.hpp"

#include <optional>
#include <string_view>

namespace cordon::input {

/// Reads one number with its unit; reports and returns nothing if it is none.
std::optional<double> read_quantity(const Node& node, std::string_view path,
                                    const Dimension& dimension, Diagnostics& problems);

/// Reads the arguments of a distribution, `form` being its name as the key:
///
///     pert, triangular: [low, mode, high]        uniform: [low, high]
///     normal, lognormal, gamma, beta: {mean, sd} or {low, high, covers}
///     exponential: {mean}
///     quantiles: {5 %: value, 50 %: value, ...}  discrete: {value: 30 %, value: 70 %}
///
/// Reports problems at the argument that causes them and then returns nothing.
std::optional<Distribution> read_distribution(const Entry& form, std::string_view path,
                                              const Dimension& dimension, Diagnostics& problems);

}  // namespace cordon::input
