#pragma once

#include <functional>
#include <string_view>

namespace cordon::input {

/// The uniform number, in (0, 1), that an uncertain number is drawn with: a pure function of the
/// number's canonical path, e.g. `campaigns.worm.scanning.probes`.
using UniformByPath = std::function<double(std::string_view path)>;

}  // namespace cordon::input
