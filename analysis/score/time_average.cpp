#include "analysis/score/time_average.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::analysis {

std::vector<double> shares_of_time(std::span<const int> issued, int end) {
    CORDON_EXPECT(!issued.empty() && std::is_sorted(issued.begin(), issued.end()) &&
                  issued.front() < end);
    std::vector<double> shares;
    const int days = end - issued.front();
    for (std::size_t i = 0; i < issued.size(); ++i) {
        const int begin = std::min(issued[i], end);
        const int until = i + 1 < issued.size() ? std::min(issued[i + 1], end) : end;
        shares.push_back(static_cast<double>(until - begin) / days);
    }
    return shares;
}

}  // namespace cordon::analysis
