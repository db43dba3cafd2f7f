#include "models/market/purchase_flow.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

// Where shares stand still, stocks grow all the same: over a month by so little that the middle
// stands for it.
constexpr SimSpan longest = days(31);

}  // namespace

PurchaseFlow::PurchaseFlow(const PurchaseCohorts& cohorts, std::vector<const Ownership*> bases,
                           const ServiceLife& life)
    : cohorts_(cohorts), bases_(std::move(bases)) {
    if (cohorts.defer()) {
        bought_ = cohorts.bought_in(
            [this](SimTime from, SimTime until) { return due(from, until); }, life);
    }
}

double PurchaseFlow::due(SimTime from, SimTime until) const {
    const SimTime middle = from + (until - from) / 2;
    double per_year = 0;
    for (const auto* base : bases_) {
        per_year += base->purchases_per_year(middle);
    }
    return per_year * in_years(until - from);
}

void PurchaseFlow::for_each_piece(SimTime from, SimTime until,
                                  const std::function<void(const Piece&)>& visit) const {
    std::vector<double> devices(cohorts_.lines());
    while (from < until) {
        const std::size_t cohort = cohorts_.at(from);
        const SimTime end = std::min({until, cohorts_.end(cohort), from + longest});
        const std::size_t first = cohorts_.first_put_off();
        if (cohort < first) {
            const double all = due(from, end);
            const auto shares = cohorts_.shares(cohort);
            std::transform(shares.begin(), shares.end(), devices.begin(),
                           [&](double share) { return all * share; });
        } else {
            const SimTime begin = cohorts_.end(cohort - 1);
            const double part = in_days(end - from) / in_days(cohorts_.end(cohort) - begin);
            const auto bought = std::span(bought_).subspan((cohort - first) * devices.size());
            std::transform(bought.begin(), bought.begin() + std::ssize(devices), devices.begin(),
                           [&](double whole) { return part * whole; });
        }
        visit({from, end, devices});
        from = end;
    }
}

}  // namespace cordon::models
