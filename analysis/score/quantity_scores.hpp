#pragma once

#include "analysis/score/forecast_question.hpp"
#include "analysis/statistics/coverage.hpp"
#include "analysis/statistics/interval.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cordon::analysis {

/// A quantity that was forecast, and what came, in its unit. Median, intervals and place are of
/// the version issued first; scores are averages over time.
struct QuantityLine {
    std::string id;
    std::string unit;
    double outcome;
    double median;
    Interval half;          ///< quantiles 25 % and 75 %
    Interval nine_in_ten;   ///< quantiles 5 % and 95 %
    double interval_score;  ///< of the 90 % interval
    double weighted_interval_score;
    double crps;
    double place;  ///< randomised PIT; the random number is the start of the record's hash

    [[nodiscard]] bool is_in_half() const { return half.contains({outcome, outcome}); }
    [[nodiscard]] bool is_in_nine_in_ten() const {
        return nine_in_ten.contains({outcome, outcome});
    }
};

/// Mean scores of the quantities of a unit; those of different units have no mean.
struct UnitScores {
    std::string unit;
    std::size_t quantities;
    double interval_score;
    double weighted_interval_score;
    double crps;
};

struct QuantityScores {
    std::vector<QuantityLine> lines;
    std::vector<UnitScores> units;  ///< in alphabetical order
    Coverage half;
    Coverage nine_in_ten;
    std::optional<double> uniformity;  ///< p-value of the places; nothing for fewer than 5
};

/// Of the resolved ones of kind quantity; nothing if there are none.
std::optional<QuantityScores> quantity_scores(std::span<const ForecastQuestion* const> questions);

}  // namespace cordon::analysis
