#pragma once

namespace cordon::analysis {

/// The logarithmic score of a probability (Good, J. Royal Statistical Society B 14, 1952): minus
/// the natural logarithm of the probability that was given to what came; 0 is best and 0.69 what
/// one half always gets. Probabilities below `bound` count as `bound`, and those above 1 - `bound`
/// as that, so that it is never infinite and at most -ln(bound).
/// \pre probability in [0, 1], bound in (0, 0.5]
double log_score(double probability, bool happened, double bound);

}  // namespace cordon::analysis
