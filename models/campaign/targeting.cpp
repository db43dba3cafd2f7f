#include "models/campaign/targeting.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {

Targeting::Targeting(const TargetingOptions& options, std::vector<bool> targets, SimTime start)
    : options_(options), targets_(std::move(targets)), factors_(targets_.size(), 1),
      before_(targets_.size(), 0),
      period_end_(options.elasticity > 0 ? start + days(options.every_days) : never) {}

void Targeting::adapt(std::span<const std::int64_t> spells) {
    CORDON_EXPECT(spells.size() == factors_.size() && period_end_ < never);
    double sum = 0;
    for (std::size_t cell = 0; cell < factors_.size(); ++cell) {
        if (targets_[cell]) {
            const auto successes = static_cast<double>(1 + spells[cell] - before_[cell]);
            factors_[cell] = sim::exp(options_.elasticity * sim::log(successes / factors_[cell]));
            sum += factors_[cell];
        }
    }
    const auto cells = static_cast<double>(std::count(targets_.begin(), targets_.end(), true));
    for (double& factor : factors_) {
        factor *= cells / sum;
    }
    before_.assign(spells.begin(), spells.end());
    period_end_ = period_end_ + days(options_.every_days);
}

}  // namespace cordon::models
