#pragma once

#include "analysis/score/brier.hpp"
#include "analysis/statistics/interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace cordon::analysis {

/// A line of a reliability table: the events whose probabilities lie in a bin.
struct ReliabilityRow {
    Interval bin;
    std::size_t events;
    std::size_t happened;
    double mean_probability;
    /// Consistency interval, 90 %: where the share that happened would lie if each probability were
    /// right (Bröcker and Smith, Weather and Forecasting 22, 2007). Exact, from the distribution
    /// of the number of events that happen independently with the probabilities issued (binomial
    /// if these are equal); their resampling of the probabilities themselves is left out.
    Interval consistent;

    [[nodiscard]] double share() const {
        return static_cast<double>(happened) / static_cast<double>(events);
    }
    [[nodiscard]] bool is_consistent() const { return consistent.contains({share(), share()}); }
};

/// One row for each bin of equal width that has events, in rising order; weights are not used.
/// \pre bins >= 1
std::vector<ReliabilityRow> reliability_table(std::span<const JudgedProbability> events,
                                              std::size_t bins);

}  // namespace cordon::analysis
