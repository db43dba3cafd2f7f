#pragma once

#include "analysis/statistics/interval.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis {

/// A word for a probability, and the band it stands for.
struct Term {
    std::string word;
    Interval band;  ///< probabilities in [0, 1]
};

/// A published vocabulary. Bands may leave gaps (PHIA) or overlap (IPCC).
struct ProbabilityScale {
    std::string name;
    std::vector<Term> terms;  ///< by the low end of their bands, then by the high one
};

/// Reads scales from a table with the columns scale, term, low_percent, high_percent, source and
/// status, without quoted fields. \throws IoError with the line that is wrong
std::vector<ProbabilityScale> parse_probability_scales(std::string_view csv);

/// The scale of that name in scenarios/data/probability_scales.csv, which is compiled in.
/// \throws IoError if there is none
ProbabilityScale shipped_scale(std::string_view name);

}  // namespace cordon::analysis
