#pragma once

#include "models/market/sales.hpp"
#include "models/population/service_life.hpp"

#include <span>
#include <vector>

namespace cordon::models {

/// What becomes of the purchases of one class in one sector that the policy's instruments make
/// buyers put off, cohort by cohort, in expectation (MODEL 4.2): for each kind of buyer a recursion
/// from the latest cohort back to the first.
///
/// A kind that puts off a share w of its purchases buys, once it waits, at the rate
/// (1 - w) / mean time to the next try, in the market of that date. Within a cohort the market
/// stands still and purchases are due evenly.
class PurchaseDeferral {
public:
    /// \param borders  at which one cohort ends and the next begins
    /// \param middles  one more: dates that stand for the cohorts; in the first one, which reaches
    ///                 back for ever, nobody puts anything off
    PurchaseDeferral(const Sales& sales, std::size_t device_class, std::size_t sector,
                     std::span<const SimTime> borders, std::span<const SimTime> middles);

    /// [cohort * lines + line], of the purchases due in a cohort, and by `date`, the share that has
    /// been made by then, by line; of cohorts that begin later 0.
    [[nodiscard]] std::vector<double> bought_by(SimTime date) const;

    /// [cohort * lines + line], devices bought while a cohort lasts, due in it or put off earlier
    /// and not out of service meanwhile; of the first and of the last cohort, which have no length,
    /// 0. \param due  [cohort], devices
    [[nodiscard]] std::vector<double> bought_in(std::span<const double> due,
                                                const ServiceLife& life) const;

    /// Share of the purchases due in a cohort that is put off at least once.
    [[nodiscard]] double put_off(std::size_t cohort) const { return put_off_[cohort]; }

private:
    struct Kind {
        double buyers;
        double waits;
        double waiting_at_end;  ///< of its purchases due in the cohort
        double still_waiting;   ///< at the cohort's end, of those who wait at its beginning
    };

    /// A kind over so much of its cohort.
    [[nodiscard]] Kind over(double buyers, double waits, double length_days) const;

    void add_cohort(const Sales& sales, std::size_t device_class, std::size_t sector,
                    std::span<const Offer> groups, SimTime middle, double length_days);
    /// One cohort of the recursion: adds its purchases to `bought`, and makes of what those who
    /// wait at its end buy, `later`, what those who wait at its beginning do.
    void step_back(std::size_t cohort, std::span<const Kind> of_kind, std::span<double> bought,
                   std::vector<double>& later) const;
    /// Lets those who wait at the end of a cohort go to the groups they are in then.
    void regroup(std::size_t cohort, std::span<double> waiting) const;
    /// What those who wait at the end of a cohort buy, by the group they are in then.
    [[nodiscard]] std::vector<double> regrouped(std::size_t cohort,
                                                const std::vector<double>& later) const;

    double tries_per_day_;
    std::size_t lines_;
    std::size_t groups_ = 0;
    std::size_t kinds_ = 0;  ///< type * groups + group
    std::vector<SimTime> borders_;
    std::vector<Kind> of_kind_;   ///< [cohort * kinds + kind]
    std::vector<double> shares_;  ///< [(cohort * kinds + kind) * lines + line]
    /// [cohort], from its groups to the next cohort's; empty if all stay where they are
    std::vector<std::vector<double>> moves_;
    std::vector<double> put_off_;  ///< [cohort]
};

}  // namespace cordon::models
