#include "models/market/purchase_deferral.hpp"

#include "base/contract.hpp"
#include "models/market/obedience_groups.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Mean over an evenly spread date of the share that has not bought by the end of its cohort, when
/// it buys at a constant rate: (1 - exp(-x)) / x.
double mean_left(double rate_times_length) {
    return rate_times_length > 1e-9 ? (1 - sim::exp(-rate_times_length)) / rate_times_length : 1;
}

/// Those who buy in one step of time, [kind], of so many devices; the others of `waiting` stay.
void add_buying(double devices, std::span<const double> still_waiting, std::span<double> waiting,
                std::span<double> buying) {
    const double* const stay = still_waiting.data();
    double* const waits = waiting.data();
    double* const buy = buying.data();
    // The three do not overlap, so a few kinds at once.
#pragma GCC ivdep
    for (std::size_t kind = 0; kind < buying.size(); ++kind) {
        buy[kind] += devices * waits[kind] * (1 - stay[kind]);
        waits[kind] *= stay[kind];
    }
}

}  // namespace

PurchaseDeferral::PurchaseDeferral(const Sales& sales, std::size_t device_class, std::size_t sector,
                                   std::span<const SimTime> borders,
                                   std::span<const SimTime> middles)
    : tries_per_day_(1 / sales.market().retry_after_days),
      lines_(sales.lines_of(device_class).size()), borders_(borders.begin(), borders.end()) {
    CORDON_EXPECT(middles.size() == borders.size() + 1);
    const std::size_t blocs = sales.market().blocs.size();
    const ObedienceGroups groups(sales.policy(), device_class, sector);
    groups_ = groups.size();
    for (std::size_t cohort = 0; cohort < middles.size(); ++cohort) {
        // Nobody waits in the first cohort, however long it is, nor does anything follow the last.
        const double length_days = cohort > 0 && cohort < borders_.size()
                                       ? in_days(borders_[cohort] - borders_[cohort - 1])
                                       : 1;
        add_cohort(sales, device_class, sector, groups.at(middles[cohort], blocs), middles[cohort],
                   length_days);
        if (cohort > 0) {
            const bool rising = groups.moves(middles[cohort - 1], middles[cohort]) !=
                                groups.moves(middles[cohort], middles[cohort]);
            moves_.push_back(rising ? groups.moves(middles[cohort - 1], middles[cohort])
                                    : std::vector<double>{});
        }
    }
    CORDON_EXPECT(put_off_.front() == 0);
}

PurchaseDeferral::Kind PurchaseDeferral::over(double buyers, double waits,
                                              double length_days) const {
    const double exponent = tries_per_day_ * (1 - waits) * length_days;
    return {buyers, waits, waits * mean_left(exponent), sim::exp(-exponent)};
}

void PurchaseDeferral::add_cohort(const Sales& sales, std::size_t device_class, std::size_t sector,
                                  std::span<const Offer> groups, SimTime middle,
                                  double length_days) {
    double put_off = 0;
    const std::size_t begin = of_kind_.size();
    sales.for_each_kind(device_class, sector, middle, groups, [&](const BuyerKind& kind) {
        of_kind_.push_back(over(kind.buyers, kind.waits, length_days));
        shares_.insert(shares_.end(), kind.shares.begin(), kind.shares.end());
        put_off += kind.buyers * kind.waits;
    });
    kinds_ = of_kind_.size() - begin;
    put_off_.push_back(put_off);
}

std::vector<double> PurchaseDeferral::bought_by(SimTime date) const {
    std::vector<double> bought(put_off_.size() * lines_, 0);
    if (date <= borders_.front()) {
        return bought;
    }
    const auto after = std::lower_bound(borders_.begin(), borders_.end(), date);
    const auto last = static_cast<std::size_t>(after - borders_.begin());
    // The date may lie within its cohort.
    std::vector<Kind> of_last;
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        const auto& whole = of_kind_[last * kinds_ + kind];
        of_last.push_back(over(whole.buyers, whole.waits, in_days(date - borders_[last - 1])));
    }
    std::vector<double> later(kinds_ * lines_, 0);
    step_back(last, of_last, std::span(bought).subspan(last * lines_, lines_), later);
    for (std::size_t cohort = last; cohort-- > 1;) {
        step_back(cohort, std::span(of_kind_).subspan(cohort * kinds_, kinds_),
                  std::span(bought).subspan(cohort * lines_, lines_), later);
    }
    return bought;
}

std::vector<double> PurchaseDeferral::bought_in(std::span<const double> due,
                                                const ServiceLife& life) const {
    CORDON_EXPECT(due.size() == put_off_.size());
    std::vector<double> bought(put_off_.size() * lines_, 0);
    std::vector<double> waiting;  // [cohort - 1][kind], of the purchases due in a cohort
    std::vector<double> buying(kinds_);
    std::vector<double> still_waiting(kinds_);
    for (std::size_t cohort = 1; cohort < borders_.size(); ++cohort) {
        const auto of_kind = std::span(of_kind_).subspan(cohort * kinds_, kinds_);
        const auto middle = [&](std::size_t c) {
            return borders_[c - 1] + (borders_[c] - borders_[c - 1]) / 2;
        };
        std::fill(buying.begin(), buying.end(), 0.0);
        std::transform(of_kind.begin(), of_kind.end(), still_waiting.begin(),
                       [](const Kind& kind) { return kind.still_waiting; });
        for (std::size_t earlier = 1; earlier < cohort; ++earlier) {
            const double devices =
                due[earlier] * life.survival(in_years(middle(cohort) - middle(earlier)));
            add_buying(devices, still_waiting, std::span(waiting).subspan((earlier - 1) * kinds_),
                       buying);
        }
        for (std::size_t kind = 0; kind < kinds_; ++kind) {
            const double waits = of_kind[kind].buyers * of_kind[kind].waiting_at_end;
            const double devices = buying[kind] + due[cohort] * (of_kind[kind].buyers - waits);
            waiting.push_back(waits);
            const double* const shares = &shares_[(cohort * kinds_ + kind) * lines_];
            for (std::size_t line = 0; line < lines_; ++line) {
                bought[cohort * lines_ + line] += devices * shares[line];
            }
        }
        for (std::size_t c = 1; !moves_[cohort].empty() && c <= cohort; ++c) {
            regroup(cohort, std::span(waiting).subspan((c - 1) * kinds_, kinds_));
        }
    }
    return bought;
}

void PurchaseDeferral::regroup(std::size_t cohort, std::span<double> waiting) const {
    std::vector<double> regrouped(waiting.size(), 0);
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        const std::size_t type_begin = kind / groups_ * groups_;
        for (std::size_t to = 0; to < groups_; ++to) {
            regrouped[type_begin + to] +=
                moves_[cohort][kind % groups_ * groups_ + to] * waiting[kind];
        }
    }
    std::copy(regrouped.begin(), regrouped.end(), waiting.begin());
}

std::vector<double> PurchaseDeferral::regrouped(std::size_t cohort,
                                                const std::vector<double>& later) const {
    std::vector<double> result(later.size(), 0);
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        const std::size_t type_begin = kind / groups_ * groups_;
        for (std::size_t to = 0; to < groups_; ++to) {
            const double share = moves_[cohort][kind % groups_ * groups_ + to];
            for (std::size_t line = 0; share > 0 && line < lines_; ++line) {
                result[kind * lines_ + line] += share * later[(type_begin + to) * lines_ + line];
            }
        }
    }
    return result;
}

void PurchaseDeferral::step_back(std::size_t cohort, std::span<const Kind> of_kind,
                                 std::span<double> bought, std::vector<double>& later) const {
    if (cohort < moves_.size() && !moves_[cohort].empty()) {
        later = regrouped(cohort, later);
    }
    for (std::size_t kind = 0; kind < kinds_; ++kind) {
        const auto& [buyers, waits, waiting_at_end, still_waiting] = of_kind[kind];
        const double* const shares = &shares_[(cohort * kinds_ + kind) * lines_];
        double* const then = &later[kind * lines_];
        double* const sums = bought.data();
        // The three do not overlap, so a few lines at once.
#pragma GCC ivdep
        for (std::size_t line = 0; line < lines_; ++line) {
            sums[line] +=
                buyers * ((1 - waiting_at_end) * shares[line] + waiting_at_end * then[line]);
            then[line] = (1 - still_waiting) * shares[line] + still_waiting * then[line];
        }
    }
}

}  // namespace cordon::models
