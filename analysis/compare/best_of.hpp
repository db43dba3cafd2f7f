#pragma once

#include "analysis/compare/comparison.hpp"

namespace cordon::analysis {

/// The policy of the lowest mean, and its gain against the first one, the baseline.
///
/// Who picks the best of several by n members picks their luck too: the gain as it looks is too
/// high on average, by more the more policies there are and the less they differ (the winner's
/// curse). The corrected gain is cross-validated: in each of 20 fixed orders of the members, for
/// each tenth of them, the best of the other nine tenths is picked and its gain in that tenth
/// counts. What members pick and what they are judged by is never the same, so the mean is right
/// for a policy picked with nine tenths of the members. Its standard error is that of the members'
/// own gains. `best_again_share` is over 1,000 resamples of the members with replacement.
///
/// The orders and resamples are functions of the number of members alone: nothing is random.
/// \param values  [policy][member], finite  \pre at least one policy and one member, all alike
/// \return NaN for what a single member cannot tell
BestPolicy best_of(const std::vector<std::vector<double>>& values);

}  // namespace cordon::analysis
