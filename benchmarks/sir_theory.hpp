#pragma once

#include "benchmarks/sir_model.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cordon::benchmarks {

/// What fraction of the nodes of a large random graph with Poisson degrees is infected in the end,
/// the initial ones among them, if the outbreak does not die out early: the positive root z of
///
///     1 - z = (1 - s) exp(-R0 z),   R0 = mean_degree * T,
///
/// with s the fraction infected at first and T = beta / (beta + gamma) the probability that a
/// transmission at rate beta comes before a recovery at rate gamma.
///
/// Exact in the limit of many nodes. Seen from a node that might be infected, its neighbours are
/// different nodes, whose infectious periods are independent; so each edge into it transmits with
/// probability T independently, and it escapes if none of its Poisson number of neighbours is
/// infected and transmits (Newman, Phys. Rev. E 66, 016128, 2002). A neighbour has another Poisson
/// number of further neighbours of the same mean, so the same z holds for it. The edges out of an
/// infected node share its infectious period and are dependent. That changes the sizes of small
/// outbreaks and the probability of a large one but not the size of large ones, for which only the
/// way in counts (Kenah and Robins, Phys. Rev. E 76, 036113, 2007).
/// \pre mean_degree >= 0, 0 < s
double expected_final_fraction(std::uint32_t nodes, double mean_degree, const SirOptions& options);

/// Final sizes of outbreaks on graphs of one kind, beside the theory.
class SirSizes {
public:
    SirSizes(std::uint32_t nodes, double mean_degree, const SirOptions& options);

    /// Of an outbreak on another graph than the others: they then vary as the theory's do.
    void add(const SirOutcome& outcome);

    /// Those that infected at least half as many nodes as expected; only these count below.
    [[nodiscard]] std::size_t major_outbreaks() const noexcept { return fractions_.size(); }
    [[nodiscard]] double mean() const;
    /// Of the mean, by the outbreaks' own variance. \pre major_outbreaks() >= 2
    [[nodiscard]] double standard_error() const;
    [[nodiscard]] double expected() const noexcept { return expected_; }
    /// How many standard errors the mean is above the theory. \pre major_outbreaks() >= 2
    [[nodiscard]] double z_score() const { return (mean() - expected_) / standard_error(); }

private:
    double nodes_;
    double expected_;
    std::vector<double> fractions_;  ///< of the nodes, ever infected
};

}  // namespace cordon::benchmarks
