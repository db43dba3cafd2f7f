#include "models/market/installed_shares.hpp"

#include <algorithm>

namespace cordon::models {

std::vector<double> InstalledShares::at(SimTime time, std::size_t months,
                                        const std::vector<double>& before,
                                        std::span<const std::vector<double>> bought) const {
    const SimTime asked = std::clamp(time, SimTime{}, horizon_);
    std::vector<double> shares(blocs_, 0);
    double stock = 0;
    for (std::size_t base = 0; base < bases_.size(); ++base) {
        const Cohorts cohorts = bases_[base].ownership->cohorts(asked);
        const auto older_than = [&](std::size_t age_months) {
            const auto age = static_cast<std::int64_t>(age_months) * month_.microseconds;
            return cohorts.in_service_bought_before(asked - SimSpan{age});
        };
        stock += older_than(0);
        const double* const before_path = &before[base * blocs_];
        const double bought_before = older_than(months);
        for (std::size_t bloc = 0; bloc < blocs_; ++bloc) {
            shares[bloc] += bought_before * before_path[bloc];
        }
        double older = bought_before;
        for (std::size_t month = 0; month < months; ++month) {
            const double younger = older_than(months - month - 1);
            for (std::size_t bloc = 0; bloc < blocs_; ++bloc) {
                shares[bloc] += (younger - older) * bought[month][base * blocs_ + bloc];
            }
            older = younger;
        }
    }
    for (double& share : shares) {
        share = stock > 0 ? share / stock : 0;
    }
    return shares;
}

}  // namespace cordon::models
