#pragma once

#include "analysis/ledger/record.hpp"
#include "analysis/statistics/interval.hpp"

#include <span>

/// \file
/// Scores of forecasts that state some quantiles of a quantity, in its unit; lower is better.
/// Everywhere: \pre quantiles not empty, levels in (0, 1) and rising, values finite and not falling

namespace cordon::analysis {

/// The score of the central interval that leaves out `alpha`, half on each side: its width, and
/// 2 / alpha times the distance of what came from it (Gneiting and Raftery, J. American Statistical
/// Association 102, 2007). \pre alpha in (0, 1)
double interval_score(Interval interval, double alpha, double observed);

/// The weighted interval score (Bracher, Ray, Gneiting and Reich, PLOS Computational Biology 17,
/// 2021): of the median with weight 1/2 and of K central intervals with weight alpha / 2, over
/// K + 1/2. Computed as the mean over the quantiles of twice their pinball loss, which is the same
/// and holds for unpaired quantiles too. It tends to the CRPS with many quantiles.
double weighted_interval_score(std::span<const ledger::Quantile> quantiles, double observed);

/// The CRPS of the distribution that the quantiles draw: straight lines between them, and what is
/// beyond the outermost at the outermost. Exact for that distribution; it does not see tails that
/// were not stated.
double quantile_crps(std::span<const ledger::Quantile> quantiles, double observed);

}  // namespace cordon::analysis
