#include "models/policy/piecewise_clock.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::models {

PiecewiseClock::PiecewiseClock(std::vector<Change> changes) : changes_(std::move(changes)) {
    // A factor of one is no change: leaving it out keeps every result to the last bit.
    std::erase_if(changes_, [](const Change& change) { return change.factor == 1; });
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) { return a.from < b.from; });
}

double PiecewiseClock::rate_at(SimTime time) const {
    double rate = 1;
    for (const auto& change : changes_) {
        rate *= change.from <= time ? change.factor : 1;
    }
    return rate;
}

SimTime PiecewiseClock::after(SimTime from, double years) const {
    CORDON_EXPECT_HOT(years >= 0);
    double rate = 1;
    for (const auto& change : changes_) {
        if (change.from > from) {
            const double passes = rate * in_years(change.from - from);
            if (years < passes) {
                break;
            }
            years -= passes;
            from = change.from;
        }
        rate *= change.factor;
    }
    return unchanged_after(from, years / rate);
}

}  // namespace cordon::models
