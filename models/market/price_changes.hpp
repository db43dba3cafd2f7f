#pragma once

#include "models/market/market_options.hpp"
#include "models/policy/policy.hpp"

#include <vector>

namespace cordon::models {

/// A price before tariffs and subsidies as 1: what the buyer pays, what the state adds for the
/// buyer or the seller, and what it takes.
struct PriceSplit {
    double paid = 1;
    double subsidy = 0;
    double tariff = 0;
};

/// Tariffs and subsidies, the market's own and those of a policy, against what was in force when
/// the observed shares came about: those shares already hold it.
class PriceChanges {
public:
    /// \param market  must outlive the object
    PriceChanges(const MarketOptions& market, const PolicyRules& policy);

    /// True if some measure of the market's own, or of the policy, at some date changes the price
    /// of devices of a class.
    [[nodiscard]] bool market_touches(std::size_t device_class) const {
        return market_touches_[device_class];
    }
    [[nodiscard]] bool policy_touches(std::size_t device_class) const {
        return policy_touches_[device_class];
    }

    /// Logarithm of the price of a bloc's devices of a class on a date without the policy, relative
    /// to the reference: the market's own measures on that date or, once observed shares have
    /// ended, on their last.
    [[nodiscard]] double market_log_change(std::size_t device_class, std::size_t bloc,
                                           SimTime date) const;

    /// What the policy adds to that; 0 where it has no measure in force.
    [[nodiscard]] double policy_log_change(std::size_t device_class, std::size_t bloc,
                                           SimTime date) const;

    /// Both together.
    [[nodiscard]] double log_change(std::size_t device_class, std::size_t bloc,
                                    SimTime date) const {
        return market_log_change(device_class, bloc, date) +
               policy_log_change(device_class, bloc, date);
    }

    /// Subsidy beyond the reference, as a share of the price.
    [[nodiscard]] double added_subsidy(std::size_t device_class, std::size_t bloc,
                                       SimTime date) const;

    /// Who pays what for a bloc's device of a class bought on a date. The state takes and gives the
    /// whole rate, whatever part of it reaches the buyer.
    [[nodiscard]] PriceSplit split(std::size_t device_class, std::size_t bloc, SimTime date) const;

    /// The dates at which measures on a class begin, and are in full force.
    [[nodiscard]] std::vector<SimTime> dates(std::size_t device_class) const;

private:
    struct Change;

    /// The measures on a bloc's devices of a class in the reference and on a date.
    [[nodiscard]] Change change(std::size_t device_class, std::size_t bloc, SimTime date) const;

    const MarketOptions& market_;
    std::vector<PriceMeasureOptions> own_;       ///< the market's
    std::vector<PriceMeasureOptions> policies_;  ///< the policy's
    std::vector<bool> market_touches_;           ///< [device class]
    std::vector<bool> policy_touches_;           ///< [device class]
};

}  // namespace cordon::models
