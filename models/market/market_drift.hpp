#pragma once

#include "models/market/reference_choice.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace cordon::models {

/// How much more, or less, each bloc's devices of one class attract buyers than in the reference:
/// exp of the change in utility, by month. 1 while nothing has moved. Beside it the quality of the
/// blocs' vendors, which is one of its causes.
class MarketDrift {
public:
    static constexpr SimSpan month = years(1.0 / 12);

    /// Months from the last one at or before `from` to the first at or after `until`; a month
    /// begins on `anchor`. \pre from <= until
    MarketDrift(SimTime anchor, SimTime from, SimTime until, std::size_t segments,
                std::size_t blocs);

    [[nodiscard]] std::size_t months() const noexcept { return months_; }
    [[nodiscard]] SimTime date(std::size_t month_index) const {
        return SimTime{first_.microseconds +
                       static_cast<std::int64_t>(month_index) * month.microseconds};
    }

    /// Before the first month and after the last one the factors are constant.
    [[nodiscard]] TablePlace place(SimTime date) const;

    [[nodiscard]] double factor(const TablePlace& place, std::size_t segment,
                                std::size_t price_level, std::size_t bloc) const {
        const std::size_t cell = index(segment, price_level, bloc);
        return place.between(factors_[place.lower * cells_ + cell],
                             factors_[place.upper * cells_ + cell]);
    }

    /// The factors as one table, for loops over many purchases: [month * cells() + cell_of(...)].
    [[nodiscard]] const double* factors() const noexcept { return factors_.data(); }
    [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
    [[nodiscard]] std::size_t cell_of(std::size_t segment, std::size_t price_level,
                                      std::size_t bloc) const noexcept {
        return index(segment, price_level, bloc);
    }
    /// What place() makes of the microseconds since date(0), as doubles: all exact below 2^53.
    struct Month {
        double lower;
        double fraction;
    };
    static Month month_at(double microseconds, double months) noexcept {
        constexpr auto length = static_cast<double>(month.microseconds);
        const double since = microseconds > 0 ? microseconds : 0;
        // The quotient may be rounded up to a whole month that has not passed.
        const double quotient = std::floor(since / length);
        const double lower = quotient * length > since ? quotient - 1 : quotient;
        const bool is_over = lower + 1 >= months;
        return {is_over ? months - 1 : lower, is_over ? 0 : (since - lower * length) / length};
    }

    void set(std::size_t month_index, std::size_t segment, std::size_t price_level,
             std::size_t bloc, double factor) {
        factors_[month_index * cells_ + index(segment, price_level, bloc)] = factor;
    }

    /// Of the quality of a bloc's vendors, against the reference.
    [[nodiscard]] double log_quality(const TablePlace& place, std::size_t bloc) const {
        return place.between(log_quality_[place.lower][bloc], log_quality_[place.upper][bloc]);
    }

    void set_log_quality(std::size_t month_index, std::vector<double> log_quality) {
        log_quality_[month_index] = std::move(log_quality);
    }

    [[nodiscard]] SimTime end() const { return date(months() - 1); }

    /// The date before which every factor is 1; `never` if they all are for ever.
    [[nodiscard]] SimTime still_before() const;

private:
    [[nodiscard]] std::size_t index(std::size_t segment, std::size_t price_level,
                                    std::size_t bloc) const {
        return (segment * BuyerTypes::price_levels + price_level) * blocs_ + bloc;
    }

    SimTime first_;
    std::size_t blocs_;
    std::size_t cells_;  ///< a month's factors
    std::size_t months_;
    std::vector<double> factors_;                   ///< [month][segment, price level, bloc]
    std::vector<std::vector<double>> log_quality_;  ///< [month][bloc]
};

}  // namespace cordon::models
