#pragma once

#include "base/calendar.hpp"
#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// A line of an outcomes file: what became of a published forecast.
struct Outcome {
    Stated id;                     ///< of the forecast
    Stated said;                   ///< yes, no, void or a number, as written
    std::optional<double> number;  ///< 1 for yes, 0 for no; nothing for void
    Stated resolved;               ///< as written
    Date date;                     ///< the day on which it was settled
    std::string evidence;
};

/// Reads the columns id, outcome, resolved and evidence; others are passed over. An outcome is 1 or
/// yes, 0 or no, a number for a quantity, or void for what was withdrawn or cannot be resolved; it
/// needs its date and evidence that others can look up. Reports everything that is wrong; outcomes
/// that are wrong are left out.
std::vector<Outcome> read_outcomes(std::string_view text, std::string_view name,
                                   Diagnostics& problems);

}  // namespace cordon::input
