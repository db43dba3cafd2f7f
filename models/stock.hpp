#pragma once

#include "models/nation.hpp"
#include "models/purchase_cohorts.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// Expected devices online by product line on a date: cohort arithmetic, no device visited.
///
/// The stock of a line is the line's share of purchases summed over the dates of purchase of what
/// is online: in service, or kept by its owner after it was replaced. These are expectations given
/// the member's parameters; individuals scatter about them binomially.
class Stock {
public:
    /// \param nation  must outlive the stock
    explicit Stock(const Nation& nation);

    [[nodiscard]] const Nation& nation() const noexcept { return nation_; }

    /// [lines of the class], devices of one installed base online at `time`.
    [[nodiscard]] std::vector<double> by_line(std::size_t site_type, std::size_t base,
                                              SimTime time) const;

    /// Devices that the bans in force in the nation are about, online at `time` and bought before
    /// `bought_before`.
    [[nodiscard]] double banned(SimTime time, SimTime bought_before) const;

private:
    /// [lines of the class], devices online at `time` that were bought before `bought_before`.
    [[nodiscard]] std::vector<double> by_line_bought_before(std::size_t site_type, std::size_t base,
                                                            SimTime time,
                                                            SimTime bought_before) const;

    const Nation& nation_;
    /// [device class][sector], of classes that somebody there owns
    std::vector<std::vector<std::optional<PurchaseCohorts>>> cohorts_;
};

}  // namespace cordon::models
