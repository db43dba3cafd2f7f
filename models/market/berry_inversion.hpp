#pragma once

#include <span>
#include <vector>

namespace cordon::models {

/// The weights of product lines that make a mixture of multinomial logits reproduce observed
/// shares: exponentials of the constants xi of MODEL 4.2, by the contraction of Berry, Levinsohn
/// and Pakes (Econometrica 63, 1995).
///
/// A buyer of kind r takes line l with probability w_l a_rl / sum_m w_m a_rm. The w found make the
/// buyers' average of that equal to `observed` within a relative 1e-13; they sum to 1. A line
/// nobody bought has weight 0. Two equal halves of a line get half its weight each: their
/// constants are lower by ln 2, so splitting a vendor changes nobody's chance of a purchase.
///
/// \param observed    [line], >= 0, sums to 1
/// \param attraction  [kind * lines + line], > 0
/// \param buyers      [kind], shares of the buyers, sum to 1
std::vector<double> berry_inversion(std::span<const double> observed,
                                    std::span<const double> attraction,
                                    std::span<const double> buyers);

}  // namespace cordon::models
