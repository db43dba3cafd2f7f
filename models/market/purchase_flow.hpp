#pragma once

#include "models/market/purchase_cohorts.hpp"

#include <functional>
#include <span>
#include <vector>

namespace cordon::models {

/// Expected purchases of one class, in a sector or in several that buy alike, by the date on which
/// they are made, and not, as those of a stock, by the date on which they were due: no device
/// visited.
class PurchaseFlow {
public:
    /// \param cohorts  of the class in one of the sectors; must outlive the flow
    /// \param bases    of the class in the sectors; must outlive the flow
    PurchaseFlow(const PurchaseCohorts& cohorts, std::vector<const Ownership*> bases,
                 const ServiceLife& life);

    /// Purchases of some days, at most a month, that are spread evenly over them.
    struct Piece {
        SimTime from;
        SimTime until;
        std::span<const double> devices;  ///< [line of the class]
    };

    /// Calls `visit` for the purchases made between two dates, piece by piece.
    /// \pre 0 <= from; until is not after the horizon
    void for_each_piece(SimTime from, SimTime until,
                        const std::function<void(const Piece&)>& visit) const;

private:
    /// Devices due to be bought between two dates, by the middle.
    [[nodiscard]] double due(SimTime from, SimTime until) const;

    const PurchaseCohorts& cohorts_;
    std::vector<const Ownership*> bases_;
    std::vector<double> bought_;  ///< [(cohort - first put off) * lines + line]; empty if none is
};

}  // namespace cordon::models
