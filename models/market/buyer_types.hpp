#pragma once

#include "models/market/market_options.hpp"
#include "models/population/device.hpp"
#include "sim/random_stream.hpp"

#include <array>
#include <span>
#include <vector>

namespace cordon::models {

/// One kind of buyer: how much price matters, and a liking or dislike of one bloc.
struct BuyerType {
    std::size_t price_level;  ///< below BuyerTypes::price_levels
    std::size_t bloc;         ///< index
    double taste;             ///< for that bloc, in standard deviations; 0 for the others
};

/// A fixed set of equally likely buyer types that stands for normal tastes (MODEL 4.2): the mixed
/// logit's integral is a sum over them, for one buyer and for all buyers alike.
///
/// Tastes are the 2B points plus and minus sqrt(B) on the axes of the B blocs: an equally weighted
/// cubature of the standard normal law, exact for polynomials up to the third degree (Stroud 1971),
/// and the same set whatever the order of the blocs. Each is combined with four levels of price
/// sensitivity, the quantiles 1/8, 3/8, 5/8 and 7/8 of the normal, scaled to variance 1.
class BuyerTypes {
public:
    static constexpr std::size_t price_levels = 4;

    explicit BuyerTypes(std::span<const BlocOptions> blocs);

    [[nodiscard]] std::size_t size() const noexcept { return types_.size(); }
    [[nodiscard]] const BuyerType& operator[](std::size_t type) const { return types_[type]; }

    /// The standard deviate of a level of price sensitivity.
    [[nodiscard]] double price_deviate(std::size_t level) const { return price_deviates_[level]; }

    /// The type of the buyer who fills `slot`, now and whenever a device is replaced.
    [[nodiscard]] std::size_t type_of(SlotId slot, sim::RandomKey key) const;

    /// The same from the first draw of the slot's stream, for loops; of `types` types.
    static std::size_t type_at(double uniform, std::size_t types) noexcept {
        return static_cast<std::size_t>(uniform * static_cast<double>(types));
    }

private:
    std::array<double, price_levels> price_deviates_{};
    std::vector<BuyerType> types_;
};

}  // namespace cordon::models
