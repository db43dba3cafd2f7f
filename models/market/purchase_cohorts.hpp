#pragma once

#include "models/market/purchase_deferral.hpp"
#include "models/market/sales.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// Everything that ever was due to be bought of one class in one sector, cut into cohorts of at
/// most ten days whose purchases have the same shares of lines. Between two turning points of the
/// market shares change evenly, so a cohort's shares are those of its middle; the first cohort
/// reaches back for ever and the last one forward for ever, for there shares are constant.
class PurchaseCohorts {
public:
    PurchaseCohorts(const Sales& sales, std::size_t device_class, std::size_t sector);

    /// One more than there are dates at which one cohort ends and the next begins.
    [[nodiscard]] std::size_t size() const noexcept { return borders_.size() + 1; }
    [[nodiscard]] std::size_t lines() const noexcept { return lines_; }

    /// When a cohort ends; for the last one `never`.
    [[nodiscard]] SimTime end(std::size_t cohort) const {
        return cohort < borders_.size() ? borders_[cohort] : never;
    }

    /// [cohort * lines + line], of the purchases due in a cohort, and by `date`, the share that has
    /// been made by then, by line. The lines of a cohort sum to 1 if nothing was put off.
    [[nodiscard]] std::vector<double> bought_by(SimTime date) const;

    /// True if somebody puts a purchase off at some time.
    [[nodiscard]] bool defer() const noexcept { return deferral_.has_value(); }

    /// Share of the purchases due in a cohort that is put off at least once.
    [[nodiscard]] double put_off(std::size_t cohort) const {
        return deferral_ && cohort >= first_put_off_
                   ? deferral_->put_off(cohort - first_put_off_ + 1)
                   : 0;
    }

    /// The cohort of purchases due on a date.
    [[nodiscard]] std::size_t at(SimTime date) const;

    /// [line], of the purchases due in a cohort that are not put off; they sum to 1, or to 0.
    [[nodiscard]] std::span<const double> shares(std::size_t cohort) const {
        return std::span(shares_).subspan(cohort * lines_, lines_);
    }

    /// The first cohort of which something is put off; size() if nothing ever is.
    [[nodiscard]] std::size_t first_put_off() const { return deferral_ ? first_put_off_ : size(); }

    /// [(cohort - first_put_off()) * lines + line], devices bought while a cohort lasts, whenever
    /// they were due; nothing of the last cohort, which begins at the horizon or later.
    /// \param due  devices due between two dates   \param life  of the class
    /// \pre defer()
    [[nodiscard]] std::vector<double>
    bought_in(const std::function<double(SimTime from, SimTime until)>& due,
              const ServiceLife& life) const;

private:
    [[nodiscard]] std::vector<SimTime> middles() const;
    /// Follows deferred purchases to the horizon if there are any.
    void follow_deferral(const Sales& sales, std::size_t device_class, std::size_t sector);

    std::size_t lines_;
    std::vector<SimTime> borders_;
    std::vector<double> shares_;  ///< [cohort * lines + line], of those who do not put theirs off
    std::size_t first_put_off_ = 0;             ///< cohort
    std::optional<PurchaseDeferral> deferral_;  ///< its second cohort is the first put off
};

}  // namespace cordon::models
