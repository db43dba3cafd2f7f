#pragma once

#include "analysis/quantiles.hpp"

#include <span>

namespace cordon::analysis {

/// What a policy changes, member by member: the same member meets the same world under both.
struct PairedDifference {
    Estimate change;       ///< policy minus baseline
    std::size_t lower;     ///< members in which the policy's number is lower
    std::size_t equal;     ///< members in which nothing changes
    Interval lower_share;  ///< 90 % interval of Jeffreys for the share of members with less
};

/// \pre both have one number per member, none of them NaN
PairedDifference paired_difference(std::span<const double> policy,
                                   std::span<const double> baseline);

}  // namespace cordon::analysis
