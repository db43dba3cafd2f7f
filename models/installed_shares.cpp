#include "models/installed_shares.hpp"

namespace cordon::models {

InstalledShares::InstalledShares(std::span<const MarketBase> bases, SimSpan month,
                                 std::size_t months)
    : bases_(bases) {
    for (const auto& base : bases) {
        auto& older = older_.emplace_back();
        for (std::size_t age = 0; age <= months; ++age) {
            older.push_back(
                base.ownership->ages().older_than(static_cast<double>(age) * in_years(month)));
        }
    }
}

std::vector<double> InstalledShares::at(SimTime time, std::size_t months,
                                        const std::vector<double>& before,
                                        std::span<const std::vector<double>> bought) const {
    const std::size_t blocs = bases_.empty() ? 0 : before.size() / bases_.size();
    std::vector<double> shares(blocs, 0);
    double stock = 0;
    for (std::size_t base = 0; base < bases_.size(); ++base) {
        const double devices = bases_[base].ownership->expected_stock(time);
        const auto& older = older_[base];
        stock += devices;
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            const std::size_t cell = base * blocs + bloc;
            double share = older[months] * before[cell];
            for (std::size_t month = 0; month < months; ++month) {
                share += (older[months - month - 1] - older[months - month]) * bought[month][cell];
            }
            shares[bloc] += devices * share;
        }
    }
    for (double& share : shares) {
        share = stock > 0 ? share / stock : 0;
    }
    return shares;
}

}  // namespace cordon::models
