#pragma once

#include "base/sim_time.hpp"

#include <string>
#include <vector>

/// \file
/// What is on sale: vendor blocs, product lines and the market shares of purchases by date.

namespace cordon::models {

/// Vendors under one legal order. Shares are in [0, 1].
struct BlocOptions {
    std::string name;
    std::string title;
    double reachable;    ///< of a device's telemetry its vendor or that vendor's state can reach
    double compellable;  ///< of reachable telemetry that the law can order to be handed over
    double
        accessed_per_year;  ///< orders per vendor and year that are actually used: a prior, 1/year
};

/// One product line: a vendor's devices of one class that share their weaknesses.
struct ProductLineOptions {
    std::string name;
    std::size_t device_class;  ///< index
    std::size_t bloc;          ///< index
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
};

}  // namespace cordon::models
