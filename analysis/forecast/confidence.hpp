#pragma once

#include "analysis/statement/probability_scale.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cordon::analysis {

/// How far a probability can be trusted; never how likely the event is.
enum class ConfidenceLevel { low, moderate, high };

/// "low", "moderate" or "high".
std::string_view name_of(ConfidenceLevel level);

/// A probability in a run and in another of the same members, which differ by nothing else: had
/// each its own members, their number alone would move it.
struct Moved {
    double from;
    double to;
};

/// What confidence in a probability is computed from (decision 0017).
struct ConfidenceGrounds {
    Interval interval;                            ///< 90 % interval of the probability
    std::size_t numbers;                          ///< uncertain numbers of the scenario
    std::size_t guesses;                          ///< those of them marked expert or placeholder
    std::optional<Moved> by_fixing_guesses = {};  ///< absent without such a run
    std::optional<Moved> by_equal_vendors = {};   ///< absent without such a run
    std::size_t settled = 0;  ///< forecasts of the family that have been settled
};

struct Confidence {
    ConfidenceLevel level;
    std::string reason;  ///< all four grounds in words, without a full stop

    /// "Confidence: low, since ... ." A sentence of its own.
    [[nodiscard]] std::string sentence() const;
};

/// Low if one ground is poor, high if all four are good, moderate otherwise.
/// \pre all probabilities in [0, 1]; `scale` measures probability
Confidence confidence(const ProbabilityScale& scale, const ConfidenceGrounds& grounds);

/// How many bands of the scale lie between two probabilities: 0 in the same band, 1 in neighbours;
/// a gap between bands counts as halfway.
double bands_apart(const ProbabilityScale& scale, double p, double q);

}  // namespace cordon::analysis
