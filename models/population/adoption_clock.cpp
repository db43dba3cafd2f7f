#include "models/population/adoption_clock.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::models {

AdoptionClock::AdoptionClock(const CoverageOptions& coverage, double dependence) {
    CORDON_EXPECT(dependence >= 0 && dependence <= 1);
    if (coverage.empty() || dependence == 0) {
        return;
    }
    for (const auto& point : coverage) {
        const double years = in_years(point.date - SimTime{});
        const double rate = 1 - dependence + dependence * point.share;
        double clock = 0;
        if (!knots_.empty()) {
            auto& last = knots_.back();
            const double span = years - last.years;
            CORDON_EXPECT(span > 0);
            last.slope = (rate - last.rate) / span;
            clock = last.clock + span * (last.rate + rate) / 2;
        }
        knots_.push_back({years, rate, 0, clock});
    }
    CORDON_EXPECT(knots_.front().rate > 0);
    const double at_start = at(0);
    for (auto& knot : knots_) {
        knot.clock -= at_start;
    }
}

double AdoptionClock::at(double years) const {
    if (knots_.empty()) {
        return years;
    }
    if (years < knots_.front().years) {
        return knots_.front().clock + knots_.front().rate * (years - knots_.front().years);
    }
    const auto after =
        std::upper_bound(knots_.begin(), knots_.end(), years,
                         [](double wanted, const Knot& knot) { return wanted < knot.years; });
    const Knot& knot = *(after - 1);
    const double span = years - knot.years;
    return knot.clock + span * (knot.rate + knot.slope * span / 2);
}

double AdoptionClock::when(double clock) const {
    if (knots_.empty()) {
        return clock;
    }
    if (clock < knots_.front().clock) {
        return knots_.front().years + (clock - knots_.front().clock) / knots_.front().rate;
    }
    const auto after =
        std::upper_bound(knots_.begin(), knots_.end(), clock,
                         [](double wanted, const Knot& knot) { return wanted < knot.clock; });
    const Knot& knot = *(after - 1);
    const double gone = clock - knot.clock;
    // Root of rate s + slope s^2 / 2 = gone, in the form that is stable for a slope near zero.
    const double root = std::sqrt(std::max(0.0, knot.rate * knot.rate + 2 * knot.slope * gone));
    const double divisor = knot.rate + root;
    return divisor > 0 ? knot.years + 2 * gone / divisor
                       : (gone > 0 ? std::numeric_limits<double>::infinity() : knot.years);
}

}  // namespace cordon::models
