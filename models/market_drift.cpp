#include "models/market_drift.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

/// Whole months from `from` to `to`, rounded up. \pre from <= to
std::int64_t months_between(SimTime from, SimTime to) {
    const std::int64_t month = MarketDrift::month.microseconds;
    return ((to - from).microseconds + month - 1) / month;
}

}  // namespace

MarketDrift::MarketDrift(SimTime anchor, SimTime from, SimTime until, std::size_t segments,
                         std::size_t blocs)
    : first_(anchor), blocs_(blocs) {
    CORDON_EXPECT(from <= until);
    if (from < anchor) {
        first_.microseconds -= months_between(from, anchor) * month.microseconds;
    } else {
        first_.microseconds +=
            (from - anchor).microseconds / month.microseconds * month.microseconds;
    }
    const auto count = static_cast<std::size_t>(months_between(first_, until)) + 1;
    factors_.assign(count, std::vector<double>(segments * BuyerTypes::price_levels * blocs, 1.0));
    log_quality_.assign(count, std::vector<double>(blocs, 0.0));
}

TablePlace MarketDrift::place(SimTime date) const {
    if (date <= first_) {
        return {0, 0, 0};
    }
    const std::int64_t since = (date - first_).microseconds;
    const auto lower = static_cast<std::size_t>(since / month.microseconds);
    if (lower + 1 >= factors_.size()) {
        return {factors_.size() - 1, factors_.size() - 1, 0};
    }
    return {lower, lower + 1,
            static_cast<double>(since % month.microseconds) /
                static_cast<double>(month.microseconds)};
}

SimTime MarketDrift::still_before() const {
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        const bool moved = std::any_of(factors_[i].begin(), factors_[i].end(),
                                       [](double factor) { return factor != 1; });
        if (moved) {
            return date(i == 0 ? 0 : i - 1);
        }
    }
    return never;
}

}  // namespace cordon::models
