#pragma once

#include "analysis/summary/summary.hpp"

#include <string>

/// \file
/// The parts of the text for people. Each begins with an empty line and its heading; a part with
/// nothing to say is empty.

namespace cordon::analysis {

inline constexpr std::size_t page_width = 100;

/// An empty line, the title, and a line under it.
std::string heading(const std::string& title);

/// The questions in words: how likely, on what evidence, who will tell.
std::string answers_section(const Summary& summary);

/// How much of the banned base is still in use some time after a ban began.
std::string surviving_section(const Summary& summary);

/// Levels under the baseline at each horizon.
std::string levels_section(const Summary& summary);

/// The devices online at the start and at the end, by sector and class, and the blocs' shares of
/// them.
std::string stock_section(const Summary& summary);

/// Paired changes against the baseline at the last horizon.
std::string changes_section(const Summary& summary);

}  // namespace cordon::analysis
