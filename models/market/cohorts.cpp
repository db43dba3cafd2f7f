#include "models/market/cohorts.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Devices at least so many steps old: sums from the oldest on.
std::vector<double> older_sums(const std::vector<double>& bought,
                               const std::vector<double>& share) {
    std::vector<double> older(share.size() + 1, 0);
    for (std::size_t age = share.size(); age-- > 0;) {
        older[age] = older[age + 1] + bought[age] * share[age];
    }
    return older;
}

}  // namespace

Cohorts Cohorts::of_steady_ages(SimTime time, double in_service, const AgeDistribution& ages) {
    Cohorts cohorts(time, in_service);
    cohorts.ages_ = &ages;
    return cohorts;
}

Cohorts Cohorts::of_purchases(SimTime time, double in_service, const CohortShares& shares,
                              const std::vector<double>& bought) {
    Cohorts cohorts(time, in_service);
    cohorts.step_years_ = shares.step_years;
    cohorts.older_ = older_sums(bought, shares.in_service);
    const double scale = cohorts.older_[0] > 0 ? in_service / cohorts.older_[0] : 0;
    if (!shares.retained.empty()) {
        cohorts.older_retained_ = older_sums(bought, shares.retained);
    }
    for (auto* older : {&cohorts.older_, &cohorts.older_retained_}) {
        for (double& devices : *older) {
            devices *= scale;
        }
    }
    return cohorts;
}

Cohorts Cohorts::with_retained_of(const Cohorts& other) const {
    Cohorts both = *this;
    both.step_years_ = other.step_years_;
    both.older_retained_ = other.older_retained_;
    return both;
}

double Cohorts::older_in(const std::vector<double>& older, double age_years) const {
    const double position = std::max(0.0, age_years / step_years_);
    if (older.empty() || position >= static_cast<double>(older.size() - 1)) {
        return 0;
    }
    const auto step = static_cast<std::size_t>(position);
    const double fraction = position - static_cast<double>(step);
    return older[step] + fraction * (older[step + 1] - older[step]);
}

double Cohorts::in_service_bought_before(SimTime date) const {
    const double age_years = in_years(time_ - date);
    return ages_ != nullptr ? in_service_ * ages_->older_than(age_years)
                            : older_in(older_, age_years);
}

double Cohorts::retained_bought_before(SimTime date) const {
    return older_in(older_retained_, in_years(time_ - date));
}

}  // namespace cordon::models
