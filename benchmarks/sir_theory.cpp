#include "benchmarks/sir_theory.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <cmath>
#include <numeric>

namespace cordon::benchmarks {

double expected_final_fraction(std::uint32_t nodes, double mean_degree, const SirOptions& options) {
    const double r0 = mean_degree * options.transmission_rate /
                      (options.transmission_rate + options.recovery_rate);
    const double at_first = options.initial / static_cast<double>(nodes);
    double low = at_first;
    double high = 1;
    // z minus the right side is negative below the root and positive above it.
    while (high - low > 1e-15) {
        const double z = 0.5 * (low + high);
        const double infected = 1 - (1 - at_first) * sim::exp(-r0 * z);
        (z < infected ? low : high) = z;
    }
    return 0.5 * (low + high);
}

SirSizes::SirSizes(std::uint32_t nodes, double mean_degree, const SirOptions& options)
    : nodes_(nodes), expected_(expected_final_fraction(nodes, mean_degree, options)) {}

void SirSizes::add(const SirOutcome& outcome) {
    const double fraction = static_cast<double>(outcome.ever_infected) / nodes_;
    if (fraction >= 0.5 * expected_) {
        fractions_.push_back(fraction);
    }
}

double SirSizes::mean() const {
    return std::accumulate(fractions_.begin(), fractions_.end(), 0.0) /
           static_cast<double>(fractions_.size());
}

double SirSizes::standard_error() const {
    CORDON_EXPECT(fractions_.size() >= 2);
    const auto n = static_cast<double>(fractions_.size());
    double squares = 0;
    for (const double fraction : fractions_) {
        squares += (fraction - mean()) * (fraction - mean());
    }
    return std::sqrt(squares / (n - 1) / n);
}

}  // namespace cordon::benchmarks
