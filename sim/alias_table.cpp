#include "sim/distributions.hpp"

#include "base/contract.hpp"

#include <limits>
#include <numeric>

namespace cordon::sim {

namespace {

__extension__ using Product = unsigned __int128;

/// A share in [0, 1] as a number of 64-bit draws.
std::uint64_t threshold(double share) noexcept {
    return share >= 1 ? std::numeric_limits<std::uint64_t>::max()
                      : static_cast<std::uint64_t>(share * 0x1p64);
}

}  // namespace

AliasTable::AliasTable(std::span<const double> weights) {
    const std::size_t n = weights.size();
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    CORDON_EXPECT(sum > 0 && std::isfinite(sum));
    std::vector<double> shares(n);  // in units of one column
    std::vector<std::size_t> small;
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < n; ++i) {
        CORDON_EXPECT(weights[i] >= 0);
        shares[i] = weights[i] / sum * static_cast<double>(n);
        (shares[i] < 1 ? small : large).push_back(i);
        columns_.push_back({threshold(1), i});
    }
    while (!small.empty() && !large.empty()) {
        const std::size_t poor = small.back();
        const std::size_t rich = large.back();
        small.pop_back();
        columns_[poor] = {threshold(shares[poor]), rich};
        shares[rich] -= 1 - shares[poor];
        if (shares[rich] < 1) {
            large.pop_back();
            small.push_back(rich);
        }
    }
    // What is left on either side is one whole column, up to rounding.
}

std::size_t AliasTable::operator()(RandomStream& stream) const noexcept {
    const Product product = Product{stream.bits()} * columns_.size();
    const auto index = static_cast<std::size_t>(product >> 64);
    const auto rest = static_cast<std::uint64_t>(product);
    return rest < columns_[index].keep_below ? index : columns_[index].alias;
}

}  // namespace cordon::sim
