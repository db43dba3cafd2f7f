#pragma once

#include "models/choice_set.hpp"
#include "models/device.hpp"
#include "models/installed_shares.hpp"
#include "models/market_drift.hpp"
#include "models/policy.hpp"
#include "models/price_changes.hpp"
#include "models/reference_choice.hpp"
#include "models/world_options.hpp"
#include "sim/random_stream.hpp"

#include <functional>
#include <span>
#include <vector>

namespace cordon::models {

/// Buyers who are alike in everything that decides a purchase: their choice is a multinomial logit.
struct BuyerKind {
    double buyers;                   ///< share of the buyers asked about; all kinds sum to 1
    double price_sensitivity;        ///< weight of the logarithm of price
    std::span<const double> shares;  ///< [line of the class], of their purchases; sum to 1
};

/// Which product line a buyer takes, one purchase at a time and for all buyers together
/// (MODEL 4.2, decision 0010).
///
/// A buyer is one of a few equally likely types; given the type, weights of the lines are
/// exponentials of utilities. A purchase is an exponential race: each line on offer gets a keyed
/// unit exponential divided by its weight, and the smallest wins. That is the Gumbel-max trick with
/// one logarithm less: shares come out exactly, and a ban or a price moves those buyers alone whose
/// choice it touches. The sum over types gives all buyers' shares, exactly as well.
///
/// Nobody defers or forgoes a purchase: when a device is bought does not depend on the market.
class Sales {
public:
    /// Follows the market from before the start to the horizon, class by class.
    /// \param jurisdiction, policy  must outlive the sales
    /// \param ownership  [site type][base]; asked in the constructor only
    Sales(const JurisdictionOptions& jurisdiction, SimTime horizon, const PolicyRules& policy,
          std::span<const std::vector<Ownership>> ownership, sim::RandomKey key);

    /// The line, an index into the market's product lines, of the device bought on its date.
    [[nodiscard]] std::size_t line_of(const OwnedDevice& device, std::size_t device_class,
                                      std::size_t sector) const;

    /// Expected shares of the purchases of a class in a sector on a date, in the order of
    /// `lines_of(device_class)`; they sum to 1.
    [[nodiscard]] std::vector<double> shares(std::size_t device_class, std::size_t sector,
                                             SimTime date) const;

    /// Calls `visit` for each kind of buyer of a class in a sector on a date.
    void for_each_kind(std::size_t device_class, std::size_t sector, SimTime date,
                       const std::function<void(const BuyerKind&)>& visit) const;

    /// The product lines of a class.
    [[nodiscard]] std::span<const std::size_t> lines_of(std::size_t device_class) const {
        return class_lines_[device_class];
    }

    /// Dates, increasing, between which the shares of a class in a sector change evenly: before
    /// the first they are constant, and after the last as well. Empty if they never change. A ban
    /// that nobody obeys or that is about others leaves them alone.
    [[nodiscard]] std::vector<SimTime> turning_points(std::size_t device_class,
                                                      std::size_t sector) const;

private:
    void follow_market(std::size_t device_class, std::span<const MarketBase> bases,
                       SimTime horizon);
    [[nodiscard]] std::vector<double> factors(std::size_t device_class, std::size_t segment,
                                              SimTime date) const;
    void visit_kinds(std::size_t device_class, std::size_t segment, SimTime date,
                     std::span<const double> factors, std::span<const Offer> offers,
                     const std::function<void(const BuyerKind&)>& visit) const;
    void add_by_bloc(std::size_t device_class, const BuyerKind& kind,
                     std::vector<double>& shares) const;

    const MarketOptions& market_;
    const PolicyRules& policy_;
    sim::RandomKey key_;
    BuyerTypes types_;
    PriceChanges prices_;
    std::vector<std::uint64_t> line_identity_;
    std::vector<std::vector<std::size_t>> class_lines_;
    std::vector<ReferenceChoice> references_;  ///< [device class]
    std::vector<MarketDrift> drifts_;          ///< [device class]
};

}  // namespace cordon::models
