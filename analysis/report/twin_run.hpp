#pragma once

#include "output/run_reader.hpp"

#include <optional>
#include <string>

namespace cordon::analysis {

/// Why `twin` is not the same run with one key of the scenario at `value`: nothing if it is. The
/// members that both have then meet the same world. `key` is a path such as /experiment/guesses.
std::optional<std::string> problem_with_twin(const output::RunHeader& run,
                                             const output::RunHeader& twin, const std::string& key,
                                             const std::string& value);

}  // namespace cordon::analysis
