#pragma once

#include "base/sim_time.hpp"
#include "models/policy/policy_options.hpp"

#include <string>
#include <vector>

/// \file
/// What is on sale and who buys: vendor blocs, product lines, the market shares of purchases by
/// date, and by what buyers choose (docs/model/market.md). Defaults are neutral: a bloc like any
/// other.

namespace cordon::models {

/// Vendors under one legal order, and that order as a holder of data. Shares are in [0, 1].
struct BlocOptions {
    std::string name;
    std::string title;
    double reachable;    ///< of a device's telemetry its vendor or that vendor's state can reach
    double compellable;  ///< of what this law reaches, whoever made the device: what it can order
    double
        accessed_per_year;  ///< orders per vendor and year that are actually used: a prior, 1/year
    double price = 1;       ///< of a like device relative to other blocs', > 0
    double price_decline_per_year = 0;  ///< continuous, after the last date of observed shares
    double trust = 0;  ///< of the buyers' jurisdiction in the bloc's law, in [-1, 1]
    double label = 0;  ///< share of its models with a security label, in [0, 1]
    /// Of a device's telemetry, what lies under another legal order besides, by the place where it
    /// is kept, [bloc]; the own place is not read. Empty: nothing.
    std::vector<double> routing = {};
};

/// One product line: a vendor's devices of one class that share their weaknesses.
struct ProductLineOptions {
    std::string name;
    std::size_t device_class;  ///< index
    std::size_t bloc;          ///< index
};

/// Buyers who choose alike, apart from their own tastes. Weights are in units of the standard
/// logit error; each multiplies what it is named after.
struct BuyerSegmentOptions {
    std::string name;
    std::string title;
    double price_sensitivity;         ///< median weight of the logarithm of price, >= 0
    double price_sensitivity_spread;  ///< standard deviation of its logarithm among buyers, >= 0
    double bloc_taste;                ///< standard deviation of a buyer's taste for each bloc, >= 0
    double trust;                     ///< weight of a bloc's trust
    double label;                     ///< weight of a bloc's label
    double quality;                   ///< weight of the logarithm of a bloc's quality
    double network;                   ///< weight of ln(1 + the bloc's share of the devices in use)
    double waiting = 0;               ///< of those who would buy, the share that waits, in [0, 1)
};

/// How the quality of a bloc's vendors follows their success (MODEL 4.2, U9): its logarithm goes to
/// learning x (gain of market share) + research x (new subsidy as a share of the price), but not
/// beyond the bound, with the adjustment time as time constant.
struct VendorQualityOptions {
    double learning = 0;          ///< log quality per unit of share gained in this market
    double research = 0;          ///< log quality per unit of subsidy
    double adjustment_years = 1;  ///< > 0
    double bound = 0;             ///< of the absolute log quality, >= 0
};

/// Shares of purchases on one date. Between epochs shares are interpolated linearly; before the
/// first and after the last they are constant.
struct SalesEpoch {
    SimTime date;
    std::vector<double> shares;  ///< [product line], of the purchases of its class; >= 0
};

struct MarketOptions {
    std::vector<BlocOptions> blocs;
    std::vector<ProductLineOptions> product_lines;
    std::vector<std::vector<SalesEpoch>> sales;  ///< [device class][epoch], dates increasing
    std::vector<BuyerSegmentOptions> segments;
    std::vector<std::size_t> segment_of_sector;  ///< [sector], index
    double retry_after_days = 60;                ///< mean time until who waits tries again, > 0
    VendorQualityOptions quality;
    std::vector<PriceMeasureOptions> price_measures;  ///< in force whatever the policy
};

}  // namespace cordon::models
