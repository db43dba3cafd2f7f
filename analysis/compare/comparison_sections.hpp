#pragma once

#include "analysis/compare/comparison.hpp"

#include <string>

/// \file
/// The parts of the text for people, in lines of at most `compared_width` columns.

namespace cordon::analysis {

inline constexpr std::size_t compared_width = 100;

/// In sentences: which policy is lowest on what, and what holds for all objectives together.
std::string findings_section(const Comparison& comparison);

/// A table for each objective: the paired change against the baseline.
std::string change_tables(const Comparison& comparison);

/// A table for each objective: how much worse than the best policy in the same member.
std::string regret_tables(const Comparison& comparison);

/// How often each policy keeps the limits, and how often no other dominates it.
std::string limits_table(const Comparison& comparison);
std::string dominance_table(const Comparison& comparison);

/// What the policies that look best gain, and what is left of it once luck is taken off.
std::string best_table(const Comparison& comparison);

/// "± 12.0 k": with 90 % confidence the mean of infinitely many members is no further away;
/// "± unknown" for a single member.
std::string mean_error_text(double standard_error, std::size_t members);

/// A unit after a number: "device-days", "EUR".
std::string units_text(const std::string& unit);

}  // namespace cordon::analysis
