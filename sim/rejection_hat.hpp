#pragma once

#include <cmath>
#include <cstdint>

namespace cordon::sim {

/// The hat of W. Hörmann's transformed rejection with squeeze, for Poisson and binomial counts.
///
/// For u uniform in (-1/2, 1/2) the candidate is a count near the law's; it is accepted with a
/// probability that makes the result exact, as long as that probability is at most 1 everywhere
/// and at least `squeeze` where the squeeze applies. Tests check both over a grid of laws.
struct Hat {
    double a;
    double b;
    double centre;
    double squeeze;    ///< candidates of the middle are accepted unseen with this probability
    double log_scale;  ///< log of what turns a ratio of densities into a probability

    [[nodiscard]] double candidate(double u) const noexcept {
        return std::floor((2 * a / (0.5 - std::abs(u)) + b) * u + centre);
    }

    [[nodiscard]] static bool squeeze_applies(double u) noexcept { return std::abs(u) <= 0.43; }

    /// Log of the probability to accept u's candidate, whose log probability is given.
    [[nodiscard]] double log_acceptance(double u, double log_probability) const noexcept;
};

/// PTRS: "The transformed rejection method for generating Poisson random variables", Insurance:
/// Mathematics and Economics 12 (1993). The hat is raised by 1 % and the squeeze lowered by 0.02,
/// because with the constants as usually programmed the hat cuts up to 0.6 % off the law (at
/// means near 13) and the squeeze accepts too much (near 26). \pre mean >= 10
Hat poisson_hat(double mean) noexcept;

/// BTRS: "The generation of binomial random variates", Journal of Statistical Computation and
/// Simulation 46 (1993). \pre n p >= 10, p <= 1/2
Hat binomial_hat(std::uint64_t n, double p) noexcept;

}  // namespace cordon::sim
