#pragma once

#include "analysis/statistics/interval.hpp"

#include <optional>
#include <span>

namespace cordon::analysis {

/// How much better than a reference forecasts score, the same questions for both.
struct Skill {
    double score;      ///< mean
    double reference;  ///< mean
    /// Of the mean of reference - score, 90 %, by Student's t: above 0 forecasts are better. The
    /// test of Diebold and Mariano (J. Business and Economic Statistics 13, 1995) for questions
    /// that do not depend on each other; too narrow if they do. Nothing for fewer than two.
    std::optional<Interval> gain;

    /// 1 - score / reference: 1 is perfect, 0 no better than the reference; nothing for a
    /// reference that is perfect itself.
    [[nodiscard]] std::optional<double> skill() const {
        return reference > 0 ? std::optional(1 - score / reference) : std::nullopt;
    }
};

/// \pre as many scores as references, at least one
Skill skill_against(std::span<const double> scores, std::span<const double> references);

}  // namespace cordon::analysis
