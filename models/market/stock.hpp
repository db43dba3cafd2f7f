#pragma once

#include "models/market/purchase_cohorts.hpp"
#include "models/nation.hpp"

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
                                              SimTime time) const {
        return online(site_type, base, time).by_line;
    }

    /// Devices of one installed base online at `time`, and how many more would be in service but
    /// for their purchases, which the policy's instruments made buyers put off or forgo.
    struct Online {
        std::vector<double> by_line;  ///< [line of the class]
        double waiting;
    };
    [[nodiscard]] Online online(std::size_t site_type, std::size_t base, SimTime time) const {
        return online_bought_before(site_type, base, time, never);
    }

    /// Purchases for one installed base that were due from the start to `time` and put off at least
    /// once.
    [[nodiscard]] double put_off(std::size_t site_type, std::size_t base, SimTime time) const;

    /// The purchases of a class in a sector; a null pointer if nobody there owns any.
    [[nodiscard]] const PurchaseCohorts* purchases(std::size_t device_class,
                                                   std::size_t sector) const {
        const auto& cohorts = cohorts_[device_class][sector];
        return cohorts ? &*cohorts : nullptr;
    }

    /// Devices that the bans in force in the nation are about, online at `time` and bought before
    /// `bought_before`.
    [[nodiscard]] double banned(SimTime time, SimTime bought_before) const;

private:
    /// The same of those that were due, and bought, before `bought_before`.
    [[nodiscard]] Online online_bought_before(std::size_t site_type, std::size_t base, SimTime time,
                                              SimTime bought_before) const;
    [[nodiscard]] const PurchaseCohorts& cohorts(std::size_t site_type, std::size_t base) const;

    const Nation& nation_;
    /// [device class][sector], of classes that somebody there owns
    std::vector<std::vector<std::optional<PurchaseCohorts>>> cohorts_;
};

}  // namespace cordon::models
