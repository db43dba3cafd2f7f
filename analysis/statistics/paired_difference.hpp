#pragma once

#include "analysis/statistics/quantiles.hpp"

#include <span>
#include <vector>

namespace cordon::analysis {

/// Policy minus baseline. A change of at most 1e-9 of the larger of both numbers is the rounding of
/// sums, and counts as 0.
double change_between(double policy, double baseline);

/// What a policy changes, member by member, as change_between() has it: the same member meets the
/// same world under both.
struct PairedDifference {
    Estimate change;       ///< policy minus baseline
    std::size_t lower;     ///< members in which the policy's number is lower
    std::size_t equal;     ///< members in which nothing changes
    Interval lower_share;  ///< 90 % interval of Jeffreys for the share of members with less

    [[nodiscard]] std::size_t higher() const { return change.members - lower - equal; }
    [[nodiscard]] bool is_none() const { return equal == change.members; }
};

/// Policy minus baseline for each member, without what is but the rounding of sums.
/// \pre both have one number per member
std::vector<double> paired_changes(std::span<const double> policy,
                                   std::span<const double> baseline);

/// \pre both have one number per member, none of them NaN
PairedDifference paired_difference(std::span<const double> policy,
                                   std::span<const double> baseline);

}  // namespace cordon::analysis
