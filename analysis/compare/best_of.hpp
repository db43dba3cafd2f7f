#pragma once

#include "analysis/compare/comparison.hpp"

namespace cordon::analysis {

/// The policy of the lowest mean, and its gain against the first one, the baseline.
///
/// Who picks the best of several by n members picks their luck too: the gain as it looks is too
/// high on average, by more the more policies there are and the less they differ (the winner's
/// curse). For the corrected gain the members are split into halves in 50 fixed ways; the policy
/// that one half picks is judged by the other. No member that picks judges, so the mean is right
/// for a policy picked with half of the members, hence rather too small for one picked with all.
/// Its standard error is the root mean square of those of the gains of the policies picked, each as
/// often as it is. `best_again_share` is over 1,000 resamples of the members with replacement.
///
/// The splits and resamples are functions of the number of members alone: nothing is random.
/// \param values  [policy][member], finite  \pre at least one policy and one member, all alike
/// \return NaN for what a single member cannot tell
BestPolicy best_of(const std::vector<std::vector<double>>& values);

}  // namespace cordon::analysis
