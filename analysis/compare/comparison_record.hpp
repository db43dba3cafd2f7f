#pragma once

#include "analysis/compare/comparison.hpp"
#include "output/comparison_format.hpp"

namespace cordon::analysis {

/// What the results file keeps of a comparison. Ends of intervals of shares are rounded to four
/// decimals: the functions behind them may differ in the last bit from machine to machine, and
/// the file must not.
/// \pre `comparison` is of all policies, by `values`
output::ComparisonRecord record_of(const Comparison& comparison, const ObjectiveValues& values);

}  // namespace cordon::analysis
