#pragma once

#include <cstddef>
#include <vector>

namespace cordon::test {

/// Ball's triangular equations (Adv. Appl. Prob. 18, 1986): the law of how many of `others` one
/// infects, directly or not, if whoever is infected infects each at `rate` for an exponential time
/// of mean 1 and then is immune. Up to some fifty the sums keep six digits.
std::vector<double> final_size(std::size_t others, double rate);

}  // namespace cordon::test
