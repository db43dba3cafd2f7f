#pragma once

#include "input/uniform_by_path.hpp"

#include <set>
#include <string>

namespace cordon::input {

/// What becomes of uncertain numbers that rest on no measurement: of quality expert or placeholder.
enum class Guesses {
    drawn,  ///< every member draws its own, as all others
    fixed,  ///< every member has the median
};

/// True for the qualities of a guess; a number of which nobody states the quality is none.
bool is_guess(const std::string& quality);

/// The same uniform numbers, but one half, the median, for the paths of `fixed`. Every other number
/// is drawn as without. \pre `fixed` outlives the result
UniformByPath with_medians(UniformByPath uniform, const std::set<std::string, std::less<>>& fixed);

}  // namespace cordon::input
