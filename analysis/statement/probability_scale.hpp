#pragma once

#include "analysis/statistics/interval.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// A word for a probability, and the band it stands for.
struct Term {
    std::string word;
    Interval band;  ///< in the measure of its scale
};

/// A published vocabulary. Bands may leave gaps (PHIA) or overlap (IPCC).
struct ProbabilityScale {
    enum class Measure {
        probability,  ///< in [0, 1]
        per_year,     ///< how often it comes to pass; the last band may end at infinity
    };

    std::string name;
    std::vector<Term> terms;  ///< by the low end of their bands, then by the high one
    Measure measure = Measure::probability;
};

/// The scale as probabilities that it comes to pass at least once in `years`. A frequency `f` is
/// 1 - exp(-f years), as if it came independently of itself at a steady rate (Poisson); so the
/// same level stands for other probabilities over another time. Others stay as they are.
/// \pre years > 0
ProbabilityScale over(const ProbabilityScale& scale, double years);

/// Reads scales from a table with the columns scale, term, low_percent, high_percent, source and
/// status, or low_per_year and high_per_year (which may be empty, for no upper end); without quoted
/// fields. \throws IoError with the line that is wrong
std::vector<ProbabilityScale> parse_probability_scales(std::string_view csv);

/// The scale of that name, in any case of letters, among those of scenarios/data/
/// probability_scales.csv and frequency_scales.csv, which are compiled in.
/// \throws IoError if there is none, with the names there are
ProbabilityScale shipped_scale(std::string_view name);

/// The same, out of `scales`. \param from  what they were read from, for the error
ProbabilityScale scale_called(std::string_view name, const std::vector<ProbabilityScale>& scales,
                              std::string_view from);

}  // namespace cordon::analysis
