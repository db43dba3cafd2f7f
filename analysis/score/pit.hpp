#pragma once

#include "analysis/score/quantile_score.hpp"
#include "analysis/statistics/interval.hpp"

#include <span>
#include <vector>

/// \file
/// The probability integral transform: where in a forecast what came lies, as a probability. Of
/// forecasts that are right it is uniform. Where the forecast has a step, as for counts, or says no
/// more, as beyond its outermost quantiles, it is an interval, in which one number is drawn (Czado,
/// Gneiting and Held, Biometrics 65, 2009).

namespace cordon::analysis {

/// Of quantiles, with straight lines between them. Of counts the steps are known only from quantile
/// to quantile, so that it is approximate where they are few and small.
/// \pre as in quantile_score.hpp
Interval pit_interval(std::span<const ledger::Quantile> quantiles, double observed);

/// \param uniform  in [0, 1), drawn without sight of the outcome
double randomised_pit(Interval interval, double uniform);

/// How often as many uniform numbers would lie at least as far from uniform: the p-value of
/// Kolmogorov and Smirnov, by the approximation of Stephens (J. Royal Statistical Society B 32,
/// 1970), within 0.025 of the exact one from 4 numbers on and 0.003 where that is below 0.1. \pre
/// not empty, all in [0, 1]
double uniformity_p_value(std::vector<double> numbers);

}  // namespace cordon::analysis
