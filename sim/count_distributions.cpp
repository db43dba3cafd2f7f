#include "sim/distributions.hpp"

#include "base/contract.hpp"
#include "sim/point_probability.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::sim {

namespace {

constexpr double largest_count = 1e12;

/// From this mean on, transformed rejection; its constants are proven for 10 and more.
constexpr double rejection_from_mean = 10;

/// Inversion by search from zero: subtracts one probability after the other from the uniform.
/// `next_ratio(k)` is probability(k) / probability(k-1), 0 beyond the last k.
/// Ends where what is left is below the uniform's own grain.
template <class Ratio>
std::uint64_t search_from_zero(double uniform, double probability_of_zero, Ratio next_ratio) {
    double probability = probability_of_zero;
    std::uint64_t k = 0;
    while (uniform > probability) {
        const double next = probability * next_ratio(k + 1);
        if (next < 0x1p-60) {
            break;
        }
        uniform -= probability;
        probability = next;
        ++k;
    }
    return k;
}

/// The hat of Hörmann's transformed rejection with squeeze, "ratio of uniforms" style: a
/// candidate is floor((2a/us + b) u + centre) for u in (-1/2, 1/2) and us = 1/2 - |u|.
struct Hat {
    double a;
    double b;
    double centre;
    double squeeze;    ///< accepted at once if v is below this and us is at least 0.07
    double log_scale;  ///< log of the factor on v

    /// `log_probability(candidate)`, candidate in [0, largest], relative to the same constant as
    /// log_scale.
    template <class LogProbability>
    std::uint64_t sample(RandomStream& stream, double largest,
                         LogProbability log_probability) const {
        for (;;) {
            const double u = stream.uniform() - 0.5;
            const double v = stream.uniform();
            const double us = 0.5 - std::abs(u);
            const double candidate = std::floor((2 * a / us + b) * u + centre);
            if (!(candidate >= 0 && candidate <= largest)) {
                continue;
            }
            const auto k = static_cast<std::uint64_t>(candidate);
            if ((us >= 0.07 && v <= squeeze) ||
                log(v) + log_scale - log(a / (us * us) + b) <= log_probability(k)) {
                return k;
            }
        }
    }
};

/// PTRS of W. Hörmann, "The transformed rejection method for generating Poisson random
/// variables", Insurance: Mathematics and Economics 12 (1993).
std::uint64_t poisson_by_rejection(RandomStream& stream, double mean) {
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    const Hat hat{.a = -0.059 + 0.02483 * b,
                  .b = b,
                  .centre = mean + 0.43,
                  .squeeze = 0.9277 - 3.6224 / (b - 2),
                  .log_scale = log(1.1239 + 1.1328 / (b - 3.4))};
    return hat.sample(stream, 0x1p53,
                      [mean](std::uint64_t k) { return log_poisson_probability(k, mean); });
}

/// BTRS of W. Hörmann, "The generation of binomial random variates", Journal of Statistical
/// Computation and Simulation 46 (1993). \pre n p >= 10, p <= 1/2
std::uint64_t binomial_by_rejection(RandomStream& stream, std::uint64_t n, double p) {
    const auto trials = static_cast<double>(n);
    const double deviation = std::sqrt(trials * p * (1 - p));
    const double b = 1.15 + 2.53 * deviation;
    const double mode = std::floor((trials + 1) * p);
    const double log_at_mode = log_binomial_probability(static_cast<std::uint64_t>(mode), n, p);
    const Hat hat{.a = -0.0873 + 0.0248 * b + 0.01 * p,
                  .b = b,
                  .centre = trials * p + 0.5,
                  .squeeze = 0.92 - 4.2 / b,
                  .log_scale = log((2.83 + 5.1 / b) * deviation) + log_at_mode};
    return hat.sample(stream, trials,
                      [n, p](std::uint64_t k) { return log_binomial_probability(k, n, p); });
}

}  // namespace

std::uint64_t poisson(RandomStream& stream, double mean) {
    CORDON_EXPECT(mean >= 0 && mean <= largest_count);
    if (mean >= rejection_from_mean) {
        return poisson_by_rejection(stream, mean);
    }
    return search_from_zero(stream.uniform(), exp(-mean),
                            [mean](std::uint64_t k) { return mean / static_cast<double>(k); });
}

std::uint64_t binomial(RandomStream& stream, std::uint64_t n, double p) {
    CORDON_EXPECT(n <= static_cast<std::uint64_t>(largest_count));
    CORDON_EXPECT(p >= 0 && p <= 1);
    if (p > 0.5) {
        return n - binomial(stream, n, 1 - p);
    }
    if (n == 0 || p == 0) {
        return 0;
    }
    const auto trials = static_cast<double>(n);
    if (trials * p >= rejection_from_mean) {
        return binomial_by_rejection(stream, n, p);
    }
    const double odds = p / (1 - p);
    return search_from_zero(
        stream.uniform(), exp(trials * log_one_plus(-p)), [n, odds](std::uint64_t k) {
            return odds * static_cast<double>(n + 1 - k) / static_cast<double>(k);
        });
}

void multinomial(RandomStream& stream, std::uint64_t n, std::span<const double> weights,
                 std::span<std::uint64_t> counts) {
    CORDON_EXPECT(weights.size() == counts.size());
    // Sums of what is left, from the back: subtracting from the front would lose small tails.
    std::vector<double> left(weights.begin(), weights.end());
    std::partial_sum(left.rbegin(), left.rend(), left.rbegin());
    CORDON_EXPECT(!left.empty() && left.front() > 0 && std::isfinite(left.front()));
    CORDON_EXPECT(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        counts[i] = left[i] > 0 ? binomial(stream, n, weights[i] / left[i]) : 0;
        n -= counts[i];
    }
}

}  // namespace cordon::sim
