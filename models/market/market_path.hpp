#pragma once

#include "models/market/installed_shares.hpp"
#include "models/market/market_drift.hpp"
#include "models/market/price_changes.hpp"

#include <functional>
#include <span>
#include <vector>

namespace cordon::models {

/// Blocs' shares, [bloc], of a sector's purchases of one device class on a date.
using BlocShares = std::function<std::vector<double>(std::size_t sector, SimTime date)>;

/// One device class of a market, month by month: cohorts bought at the shares of their month age
/// and retire, and what is in use and what is sold moves the utility of the next month (MODEL 4.2).
///
/// The change in the utility of bloc b for a buyer of segment s and price sensitivity alpha is
///     - alpha dln cost_b + network_s d ln(1 + installed share_b) + quality_s dln quality_b,
/// each against the reference path, whose purchases are the observed shares. Once observed shares
/// have ended the reference stands still: what changes from then on is the model's. Price measures
/// and bans act at once and are left to `actual`; here their consequences add up.
class MarketPath {
public:
    /// \param bases      of the class; must outlive the path
    /// \param reference  shares as observed, without policy or drift
    /// \param actual     shares under the policy and under the drift as far as it has been set
    MarketPath(const MarketOptions& market, std::size_t device_class, const BuyerTypes& types,
               const PriceChanges& prices, std::span<const MarketBase> bases, BlocShares reference,
               BlocShares actual);

    /// Fills `drift` from its first month to its last. \param horizon  of the bases
    void follow(MarketDrift& drift, SimTime horizon);

private:
    [[nodiscard]] std::vector<double> purchases(const BlocShares& shares, SimTime date) const;
    [[nodiscard]] std::vector<double> of_all_buyers(const std::vector<double>& purchases,
                                                    SimTime date) const;
    void set_drift(MarketDrift& drift, std::size_t month, const std::vector<double>& installed,
                   const std::vector<double>& reference) const;
    void advance_quality(SimTime date, const std::vector<double>& sold,
                         const std::vector<double>& reference);

    const MarketOptions& market_;
    std::size_t device_class_;
    const BuyerTypes& types_;
    const PriceChanges& prices_;
    std::span<const MarketBase> bases_;
    BlocShares reference_;
    BlocShares actual_;
    std::vector<double> log_quality_;  ///< [bloc], against the reference
};

}  // namespace cordon::models
