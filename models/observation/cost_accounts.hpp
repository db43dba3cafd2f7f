#pragma once

#include "models/market/purchase_flow.hpp"
#include "models/market/stock.hpp"

#include <vector>

namespace cordon::models {

/// What devices bought since the start cost, in accounts that are kept apart (MODEL 6.5): EUR at
/// the prices of the start, expected, [device class][bloc]. What buyers pay and the subsidies
/// together are what sellers get and the tariffs.
struct CostTotals {
    std::vector<double> purchase_spending;  ///< what buyers pay, with tariffs, less subsidies
    std::vector<double> public_spending;    ///< subsidies the state pays
    std::vector<double> tariff_revenue;     ///< tariffs the state collects
    std::vector<double> compliance_cost;    ///< what makers pay to meet standards
};

/// Adds up what one jurisdiction's purchases cost: cohort arithmetic, no device visited and nothing
/// drawn (docs/model/costs.md).
class CostAccounts {
public:
    /// \param stock  of the nation; must outlive the accounts
    explicit CostAccounts(const Stock& stock);

    /// Adds what was bought since the date of the last call, or the start. \pre dates increase, up
    /// to the horizon
    void advance(SimTime time);

    [[nodiscard]] const CostTotals& totals() const noexcept { return totals_; }

private:
    struct ClassPurchases {
        std::size_t device_class;
        PurchaseFlow flow;
    };

    void add_flows(const Stock& stock, std::size_t device_class);
    void add(std::size_t device_class, const PurchaseFlow::Piece& piece);

    const Nation& nation_;
    std::vector<ClassPurchases> purchases_;  ///< of sectors that buy alike, class by class
    CostTotals totals_;
    SimTime until_;
};

}  // namespace cordon::models
