#pragma once

#include <vector>

namespace cordon::test {

/// How far two samples are from being of one law, each as a standard normal number if they are.
/// Two-sided |z| of 5.85 is one false alarm in two hundred million.
struct TwoSamples {
    double mean_z;      ///< of the difference of the means
    double variance_z;  ///< of the difference of the mean squared distances from the common mean
    double law_z;       ///< of chi-square over twelve bins of equal counts, by the cube root of
                        ///< Wilson and Hilferty (PNAS 17, 1931); large if the laws differ
};

/// \pre neither is empty
TwoSamples compare(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace cordon::test
