#include "sim/distributions.hpp"

#include "base/contract.hpp"
#include "sim/point_probability.hpp"
#include "sim/rejection_hat.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::sim {

namespace {

constexpr double largest_count = 1e12;

/// From this mean on, transformed rejection; its constants are made for 10 and more.
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

/// A count from 0 to `largest` by rejection under the hat.
template <class LogProbability>
std::uint64_t sample_under(const Hat& hat, RandomStream& stream, double largest,
                           LogProbability log_probability) {
    for (;;) {
        const double u = stream.uniform() - 0.5;
        const double v = stream.uniform();
        const double candidate = hat.candidate(u);
        if (!(candidate >= 0 && candidate <= largest)) {
            continue;
        }
        const auto k = static_cast<std::uint64_t>(candidate);
        if ((Hat::squeeze_applies(u) && v <= hat.squeeze) ||
            log(v) <= hat.log_acceptance(u, log_probability(k))) {
            return k;
        }
    }
}

}  // namespace

std::uint64_t poisson(RandomStream& stream, double mean) {
    CORDON_EXPECT(mean >= 0 && mean <= largest_count);
    if (mean >= rejection_from_mean) {
        return sample_under(poisson_hat(mean), stream, 0x1p53,
                            [mean](std::uint64_t k) { return log_poisson_probability(k, mean); });
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
        return sample_under(binomial_hat(n, p), stream, trials,
                            [n, p](std::uint64_t k) { return log_binomial_probability(k, n, p); });
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
