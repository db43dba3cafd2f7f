#pragma once

#include "base/sim_time.hpp"
#include "models/campaign/recruitment_options.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// Where a campaign puts its effort: weights of jurisdictions and device classes, 1 on average over
/// those it targets, adapted at the end of each period to w ~ (1 + successes / effort)^elasticity
/// of the period before (MODEL 4.13). Nothing is given up: a twentieth of even effort is the least.
class Targeting {
public:
    /// \param targets  [jurisdiction][device class] flattened; false where it takes nothing
    Targeting(const TargetingOptions& options, std::vector<bool> targets, SimTime start);

    /// Times its even effort. [cell] as in the constructor
    [[nodiscard]] double factor(std::size_t cell) const { return factors_[cell]; }

    /// End of the period; `never` for a campaign that does not adapt.
    [[nodiscard]] SimTime period_end() const noexcept { return period_end_; }

    /// \param spells  [cell], infections so far   \pre the period is over
    void adapt(std::span<const std::int64_t> spells);

private:
    void scale_to_one();

    TargetingOptions options_;
    std::vector<bool> targets_;
    std::vector<double> factors_;
    std::vector<std::int64_t> before_;  ///< spells at the last adaptation
    SimTime period_end_;
};

}  // namespace cordon::models
