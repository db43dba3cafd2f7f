#pragma once

#include "models/market/buyer_types.hpp"
#include "models/market/market_options.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// A date between two points of a table: `fraction` of the way from `lower` to `upper`.
struct TablePlace {
    std::size_t lower;
    std::size_t upper;
    double fraction;

    [[nodiscard]] double between(double low, double high) const {
        return low + fraction * (high - low);
    }
};

/// How buyers of one device class choose while the market is as observed: the share of each line
/// among the buyers of a segment and type, such that all buyers together give the observed shares.
///
/// A buyer of type r in segment s takes line l with probability in proportion to
///     exp(xi_l - alpha_r ln price_b + taste_s r_b + trust_s trust_b + label_s label_b),
/// b the line's bloc, and xi found for each epoch by Berry inversion. Between epochs each type's
/// shares are interpolated linearly, hence all buyers' too; before the first and after the last
/// they are constant.
class ReferenceChoice {
public:
    /// \param lines   the product lines of the class
    /// \param buyers  [segment], share of the class's purchases, sum to 1
    ReferenceChoice(const MarketOptions& market, std::size_t device_class,
                    std::span<const std::size_t> lines, const BuyerTypes& types,
                    std::span<const double> buyers);

    [[nodiscard]] TablePlace place(SimTime date) const;

    /// Share of a line, by its place among the lines of the class, in the purchases of a segment's
    /// buyers of one type.
    [[nodiscard]] double share(const TablePlace& place, std::size_t segment, std::size_t type,
                               std::size_t line) const {
        const std::size_t cell = (segment * types_ + type) * lines_ + line;
        return place.between(shares_[place.lower][cell], shares_[place.upper][cell]);
    }

    /// True if shares are the same on all dates.
    [[nodiscard]] bool is_constant() const noexcept { return dates_.size() == 1; }

    /// [type * lines + line], of a segment on the first date observed.
    [[nodiscard]] const double* first_shares(std::size_t segment) const noexcept {
        return shares_.front().data() + segment * types_ * lines_;
    }

private:
    std::size_t types_;
    std::size_t lines_;
    std::vector<SimTime> dates_;               ///< [epoch], increasing
    std::vector<std::vector<double>> shares_;  ///< [epoch][(segment * types + type) * lines + line]
};

/// Weight of the logarithm of price for buyers of a level of price sensitivity.
double price_sensitivity(const BuyerSegmentOptions& segment, const BuyerTypes& types,
                         std::size_t level);

}  // namespace cordon::models
