#include "models/market/buyer_types.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cordon::models {

BuyerTypes::BuyerTypes(std::span<const BlocOptions> blocs) {
    double square = 0;
    for (std::size_t level = 0; level < price_levels; ++level) {
        const double middle = (static_cast<double>(level) + 0.5) / price_levels;
        price_deviates_[level] = sim::normal_quantile(middle);
        square += price_deviates_[level] * price_deviates_[level] / price_levels;
    }
    for (double& deviate : price_deviates_) {
        deviate /= std::sqrt(square);
    }
    // By name, so that a buyer keeps his tastes when the scenario lists its blocs otherwise.
    std::vector<std::size_t> by_name(blocs.size());
    std::iota(by_name.begin(), by_name.end(), std::size_t{0});
    std::sort(by_name.begin(), by_name.end(),
              [&](std::size_t a, std::size_t b) { return blocs[a].name < blocs[b].name; });
    const double taste = std::sqrt(static_cast<double>(blocs.size()));
    for (std::size_t level = 0; level < price_levels; ++level) {
        for (const std::size_t bloc : by_name) {
            types_.push_back({level, bloc, taste});
            types_.push_back({level, bloc, -taste});
        }
    }
}

std::size_t BuyerTypes::type_of(SlotId slot, sim::RandomKey key) const {
    auto rng = stream(key, DeviceId(slot, 0).packed(), Purpose::buyer_type);
    return type_at(rng.uniform(), types_.size());
}

}  // namespace cordon::models
