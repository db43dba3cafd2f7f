#pragma once

#include "analysis/statistics/paired_difference.hpp"

#include <string>
#include <vector>

/// \file
/// Titles of charts: what the members show, in few words, and the numbers behind them. A direction
/// is named only if it is there: where the 90 % interval of the members' paired changes excludes no
/// change.

namespace cordon::analysis {

/// Below so many members the ends of a 90 % interval are but the smallest and the largest, and no
/// direction is named (5 % of 20 is one).
inline constexpr std::size_t members_for_direction = 20;

enum class Direction {
    none,     ///< no member changes
    lower,    ///< the 90 % interval lies below 0
    higher,   ///< the 90 % interval lies above 0
    unclear,  ///< it holds 0
    untold,   ///< too few members
};

Direction direction_of(const PairedDifference& change);

/// "20.9 M (90 % of members: 19.9 M to 22.0 M)".
std::string level_text(const Estimate& estimate);

/// "-1.20 k (90 % of members: -3.00 k to -20)".
std::string change_and_range(const Estimate& change);

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names);

/// "2 members are too few to name a direction".
std::string too_few_text(std::size_t members);

/// How a quantity stands at the end against the start: "clearly higher than at the start". Empty
/// where the members are too few.
std::string since_start_text(const PairedDifference& change);

/// A policy, and what it changes against the baseline.
struct PolicyChange {
    std::string policy;
    PairedDifference change;
};

/// The directions of the changes, without numbers: "lower under A and B; no clear change under the
/// others". \pre not empty
std::string directions_text(const std::vector<PolicyChange>& changes);

/// What the policies change, those of equal words together and those that change something first:
/// "lower under A by -1.20 k (...); no clear change under B: +3 (...)". \pre not empty
std::string changes_text(const std::vector<PolicyChange>& changes);

/// "in 12 of 50 members: 24.0 % (90 % interval: 15.2 % to 35.0 %)"; never 0 % or 100 %.
std::string frequency_text(std::size_t happened, std::size_t members);

}  // namespace cordon::analysis
