#pragma once

#include <vector>

namespace cordon::analysis {

/// The continuous ranked probability score of an ensemble against what came, in the unit of both;
/// lower is better, and for a single number it is the absolute error. The fair version (Ferro,
/// Q. J. R. Meteorol. Soc. 140, 2014): unbiased for the score that infinitely many members would
/// get, hence it may be slightly negative.
/// \pre `members` is not empty and all numbers are finite
double fair_crps(std::vector<double> members, double observed);

}  // namespace cordon::analysis
