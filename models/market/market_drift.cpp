#include "models/market/market_drift.hpp"

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
    : first_(anchor), blocs_(blocs), cells_(segments * BuyerTypes::price_levels * blocs) {
    CORDON_EXPECT(from <= until);
    if (from < anchor) {
        first_.microseconds -= months_between(from, anchor) * month.microseconds;
    } else {
        first_.microseconds +=
            (from - anchor).microseconds / month.microseconds * month.microseconds;
    }
    months_ = static_cast<std::size_t>(months_between(first_, until)) + 1;
    factors_.assign(months_ * cells_, 1.0);
    log_quality_.assign(months_, std::vector<double>(blocs, 0.0));
}

TablePlace MarketDrift::place(SimTime date) const {
    if (date <= first_) {
        return {0, 0, 0};
    }
    const std::int64_t since = (date - first_).microseconds;
    const auto lower = static_cast<std::size_t>(since / month.microseconds);
    if (lower + 1 >= months_) {
        return {months_ - 1, months_ - 1, 0};
    }
    return {lower, lower + 1,
            static_cast<double>(since % month.microseconds) /
                static_cast<double>(month.microseconds)};
}

SimTime MarketDrift::still_before() const {
    for (std::size_t i = 0; i < months_; ++i) {
        const double* of_month = factors_.data() + i * cells_;
        const bool moved =
            std::any_of(of_month, of_month + cells_, [](double factor) { return factor != 1; });
        if (moved) {
            return date(i == 0 ? 0 : i - 1);
        }
    }
    return never;
}

}  // namespace cordon::models
