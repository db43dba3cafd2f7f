#include "models/campaign/targeting.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

// Assumed: what has failed is still tried now and then, at a twentieth of even effort.
constexpr double least_effort = 0.05;

}  // namespace

Targeting::Targeting(const TargetingOptions& options, std::vector<bool> targets, SimTime start)
    : options_(options), targets_(std::move(targets)), factors_(targets_.size(), 1),
      before_(targets_.size(), 0),
      period_end_(options.elasticity > 0 ? start + days(options.every_days) : never) {}

void Targeting::adapt(std::span<const std::int64_t> spells) {
    CORDON_EXPECT(spells.size() == factors_.size() && period_end_ < never);
    for (std::size_t cell = 0; cell < factors_.size(); ++cell) {
        if (targets_[cell]) {
            const auto successes = static_cast<double>(spells[cell] - before_[cell]);
            const double yield = 1 + successes / factors_[cell];
            factors_[cell] = sim::exp(options_.elasticity * sim::log(yield));
        }
    }
    scale_to_one();
    for (std::size_t cell = 0; cell < factors_.size(); ++cell) {
        factors_[cell] = targets_[cell] ? std::max(least_effort, factors_[cell]) : 0;
    }
    scale_to_one();
    before_.assign(spells.begin(), spells.end());
    period_end_ = period_end_ + days(options_.every_days);
}

void Targeting::scale_to_one() {
    double sum = 0;
    std::size_t cells = 0;
    for (std::size_t cell = 0; cell < factors_.size(); ++cell) {
        sum += targets_[cell] ? factors_[cell] : 0;
        cells += targets_[cell] ? 1 : 0;
    }
    for (double& factor : factors_) {
        factor *= static_cast<double>(cells) / sum;
    }
}

}  // namespace cordon::models
