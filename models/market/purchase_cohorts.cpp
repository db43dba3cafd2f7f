#include "models/market/purchase_cohorts.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <span>

namespace cordon::models {
namespace {

// Bans ramp over months, so ten days leave an error far below a thousandth.
constexpr SimSpan widest = days(10);

/// Borders of cells of equal width, none wider than `widest`, from one date up to another, which
/// is left out.
void add_borders(SimTime from, SimTime to, std::vector<SimTime>& borders) {
    const std::int64_t length = (to - from).microseconds;
    const std::int64_t cells = (length + widest.microseconds - 1) / widest.microseconds;
    for (std::int64_t cell = 0; cell < cells; ++cell) {
        borders.push_back(from + SimSpan{length / cells * cell});
    }
}

}  // namespace

PurchaseCohorts::PurchaseCohorts(const Sales& sales, std::size_t device_class, std::size_t sector)
    : lines_(sales.lines_of(device_class).size()) {
    const auto turns = sales.turning_points(device_class, sector);
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        if (turn + 1 < turns.size()) {
            add_borders(turns[turn], turns[turn + 1], borders_);
        } else {
            borders_.push_back(turns[turn]);
        }
    }
    if (sales.touched_by_policy(device_class, sector)) {
        follow_deferral(sales, device_class, sector);
    }
    for (const SimTime middle : middles()) {
        const auto shares = sales.shares(device_class, sector, middle);
        shares_.insert(shares_.end(), shares.begin(), shares.end());
    }
}

std::vector<SimTime> PurchaseCohorts::middles() const {
    if (borders_.empty()) {
        return {SimTime{}};
    }
    std::vector<SimTime> middles{borders_.front() - SimSpan{1}};
    for (std::size_t cohort = 1; cohort < borders_.size(); ++cohort) {
        middles.push_back(borders_[cohort - 1] + (borders_[cohort] - borders_[cohort - 1]) / 2);
    }
    middles.push_back(borders_.back());
    return middles;
}

void PurchaseCohorts::follow_deferral(const Sales& sales, std::size_t device_class,
                                      std::size_t sector) {
    const auto anybody_waits = [&](SimTime date) {
        double waits = 0;
        sales.for_each_kind(device_class, sector, date,
                            [&](const BuyerKind& kind) { waits += kind.waits; });
        return waits > 0;
    };
    const auto dates = middles();
    const auto first = std::find_if(dates.begin(), dates.end(), anybody_waits);
    if (first == dates.end()) {
        return;
    }
    CORDON_EXPECT(first != dates.begin());  // before the first turning point there is no policy
    first_put_off_ = static_cast<std::size_t>(first - dates.begin());
    if (borders_.back() < sales.horizon()) {
        // Shares stand still after the last turning point, those who wait do not.
        const SimTime last = borders_.back();
        borders_.pop_back();
        add_borders(last, sales.horizon(), borders_);
        borders_.push_back(sales.horizon());
    }
    const auto cohorts = middles();
    deferral_.emplace(sales, device_class, sector, std::span(borders_).subspan(first_put_off_ - 1),
                      std::span(cohorts).subspan(first_put_off_ - 1));
}

std::size_t PurchaseCohorts::at(SimTime date) const {
    return static_cast<std::size_t>(std::upper_bound(borders_.begin(), borders_.end(), date) -
                                    borders_.begin());
}

std::vector<double>
PurchaseCohorts::bought_in(const std::function<double(SimTime from, SimTime until)>& due,
                           const ServiceLife& life) const {
    CORDON_EXPECT(deferral_.has_value());
    std::vector<double> devices{0};  // of a first cohort, of which nothing is put off
    for (std::size_t cohort = first_put_off_; cohort < borders_.size(); ++cohort) {
        devices.push_back(due(borders_[cohort - 1], borders_[cohort]));
    }
    devices.push_back(0);
    const auto bought = deferral_->bought_in(devices, life);
    return {bought.begin() + static_cast<std::ptrdiff_t>(lines_), bought.end()};
}

std::vector<double> PurchaseCohorts::bought_by(SimTime date) const {
    if (!deferral_ || date <= end(first_put_off_ - 1)) {
        return shares_;  // of what was due by then, nothing had been put off
    }
    auto bought = shares_;
    const auto late = deferral_->bought_by(date);
    std::copy(late.begin() + static_cast<std::ptrdiff_t>(lines_), late.end(),
              bought.begin() + static_cast<std::ptrdiff_t>(first_put_off_ * lines_));
    return bought;
}

}  // namespace cordon::models
