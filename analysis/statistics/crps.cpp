#include "analysis/statistics/crps.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

double fair_crps(std::vector<double> members, double observed) {
    CORDON_EXPECT(!members.empty());
    std::sort(members.begin(), members.end());
    const auto count = static_cast<double>(members.size());
    double error = 0;
    // Of the sorted members, i are below and count - 1 - i above: the sum over pairs in one pass.
    double spread = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        error += std::abs(members[i] - observed);
        spread += (2 * static_cast<double>(i) + 1 - count) * members[i];
    }
    const double pairs = count > 1 ? spread / (count * (count - 1)) : 0;
    return error / count - pairs;
}

}  // namespace cordon::analysis
