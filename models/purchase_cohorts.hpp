#pragma once

#include "models/sales.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// Everything ever bought of one class in one sector, cut into cohorts of at most ten days whose
/// purchases have the same shares of lines. Between two turning points of the market shares change
/// evenly, so a cohort's shares are those of its middle; the first cohort reaches back for ever and
/// the last one forward for ever, for there shares are constant.
class PurchaseCohorts {
public:
    PurchaseCohorts(const Sales& sales, std::size_t device_class, std::size_t sector);

    /// One more than there are dates at which one cohort ends and the next begins.
    [[nodiscard]] std::size_t size() const noexcept { return borders_.size() + 1; }

    /// When a cohort ends; for the last one `never`.
    [[nodiscard]] SimTime end(std::size_t cohort) const {
        return cohort < borders_.size() ? borders_[cohort] : never;
    }

    /// [line of the class], of the cohort's purchases; sum to 1
    [[nodiscard]] std::span<const double> shares(std::size_t cohort) const {
        return std::span(shares_).subspan(cohort * lines_, lines_);
    }

private:
    std::size_t lines_;
    std::vector<SimTime> borders_;
    std::vector<double> shares_;  ///< [cohort * lines + line]
};

}  // namespace cordon::models
