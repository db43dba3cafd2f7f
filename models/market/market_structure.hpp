#pragma once

#include "models/nation.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// A market for one device class and one segment of buyers on one date, in the terms of merger
/// control: shares, price elasticities, diversion ratios and concentration of purchases.
///
/// Bans and price measures in force on the date are in it. Shares are those of buyers who do not
/// put their purchase off. Elasticities are those of the moment, of buyers who buy, without what
/// the installed base and the vendors make of them later.
struct MarketStructure {
    std::vector<double> shares;  ///< [bloc], of purchases; sum to 1
    /// [bloc * blocs + other], per cent that the bloc's share changes when all prices of the other
    /// bloc rise by one per cent; no number for a bloc that sells nothing
    std::vector<double> elasticities;
    /// [bloc * blocs + other], of the buyers of a bloc, the share that takes a line of the other
    /// when the bloc's lines disappear; no number for a bloc that sells nothing
    std::vector<double> diversion;
    /// [bloc], of the buyers of a bloc, the share that puts the purchase off when the bloc's lines
    /// disappear; with the diversion to other blocs it sums to 1
    std::vector<double> waiting;
    double concentration;  ///< Herfindahl-Hirschman index over product lines, in (0, 1]
};

/// The structure of a market; nothing if nobody in the segment owns the class.
std::optional<MarketStructure> market_structure(const Nation& nation, std::size_t device_class,
                                                std::size_t segment, SimTime date);

}  // namespace cordon::models
