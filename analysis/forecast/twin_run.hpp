#pragma once

#include "output/run_header.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cordon::analysis {

/// A run of the same scenario with one key at another value. Its members meet the same world as
/// those of the run, so that what differs is the key's doing: it tells how far numbers are to be
/// trusted.
struct TwinRun {
    std::string_view name;   ///< of its folder inside that of the run
    std::string_view key;    ///< of the scenario, as `--set` has it
    std::string_view value;  ///< of the key
    std::string_view title;  ///< for people
};

inline constexpr TwinRun guesses_fixed{"guesses_fixed", "experiment.guesses", "fixed",
                                       "guesses fixed at their medians"};
inline constexpr TwinRun vendor_neutral{"vendor_neutral", "vendor_security", "alike",
                                        "vendors equally secure"};
inline constexpr std::array twin_runs{guesses_fixed, vendor_neutral};

/// Members that a twin of so many has if nobody says: a tenth of them and at least the 20 that an
/// interval of nine in ten takes; none for fewer than that. Assumed: a twin answers a side
/// question, and should not cost as much as the run.
std::size_t usual_twin_members(std::size_t members);

/// Whether the run has the twin's value itself, so that there is nothing to compare.
bool is_own_twin(const output::RunHeader& run, const TwinRun& kind);

/// Why `twin` is not the twin of `run`: nothing if it is.
std::optional<std::string> problem_with_twin(const output::RunHeader& run,
                                             const output::RunHeader& twin, const TwinRun& kind);

}  // namespace cordon::analysis
