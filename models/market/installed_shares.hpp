#pragma once

#include "models/population/ownership.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// One installed base of a device class, as its market sees it.
struct MarketBase {
    std::size_t sector;
    const Ownership* ownership;
};

/// Blocs' shares of the devices of one class in service, from their shares of past purchases and
/// the bases' ages: newer cohorts count as far as they are still there, older ones by the shares of
/// the time when they were bought, not by today's.
class InstalledShares {
public:
    /// \param bases    must outlive the object
    /// \param horizon  of the bases: ages after it are those at it, ages before the start those at
    ///                 the start
    InstalledShares(std::span<const MarketBase> bases, std::size_t blocs, SimSpan month,
                    SimTime horizon)
        : bases_(bases), blocs_(blocs), month_(month), horizon_(horizon) {}

    /// Blocs' shares in service at `time`, `months` after the path began; 0 for a class nobody
    /// owns. \param before  [base * blocs + bloc], shares of purchases before the path began \param
    /// bought  [month][base * blocs + bloc], shares of purchases in each month of the path
    [[nodiscard]] std::vector<double> at(SimTime time, std::size_t months,
                                         const std::vector<double>& before,
                                         std::span<const std::vector<double>> bought) const;

private:
    std::span<const MarketBase> bases_;
    std::size_t blocs_;
    SimSpan month_;
    SimTime horizon_;
};

}  // namespace cordon::models
