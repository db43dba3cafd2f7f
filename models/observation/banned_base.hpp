#pragma once

#include "models/market/stock.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// The devices that the sales bans of a policy are about, in all jurisdictions together. Before a
/// ban is in force in a jurisdiction what it will be about there counts as well: the base is that
/// of the day on which the policy's first ban takes effect.
class BannedBase {
public:
    /// \param stocks  of all jurisdictions, one at least; must outlive the base
    explicit BannedBase(std::span<const Stock> stocks);

    /// Of them, online at `time`; nothing without a ban.
    [[nodiscard]] std::optional<double> online(SimTime time) const;

    /// Of those that were online when the first ban took effect, the share still online at `time`;
    /// nothing without a ban or before it.
    [[nodiscard]] std::optional<double> surviving_share(SimTime time) const;

private:
    [[nodiscard]] double banned(SimTime time, SimTime bought_before) const;

    std::span<const Stock> stocks_;
    std::optional<SimTime> first_ban_;
    double at_first_ban_ = 0;  ///< devices
};

}  // namespace cordon::models
