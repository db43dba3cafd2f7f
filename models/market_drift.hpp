#pragma once

#include "models/reference_choice.hpp"

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

    [[nodiscard]] std::size_t months() const noexcept { return factors_.size(); }
    [[nodiscard]] SimTime date(std::size_t month_index) const {
        return SimTime{first_.microseconds +
                       static_cast<std::int64_t>(month_index) * month.microseconds};
    }

    /// Before the first month and after the last one the factors are constant.
    [[nodiscard]] TablePlace place(SimTime date) const;

    [[nodiscard]] double factor(const TablePlace& place, std::size_t segment,
                                std::size_t price_level, std::size_t bloc) const {
        const std::size_t cell = index(segment, price_level, bloc);
        return place.between(factors_[place.lower][cell], factors_[place.upper][cell]);
    }

    void set(std::size_t month_index, std::size_t segment, std::size_t price_level,
             std::size_t bloc, double factor) {
        factors_[month_index][index(segment, price_level, bloc)] = factor;
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
    std::vector<std::vector<double>> factors_;      ///< [month][segment, price level, bloc]
    std::vector<std::vector<double>> log_quality_;  ///< [month][bloc]
};

}  // namespace cordon::models
