#include "sim/point_probability.hpp"

#include "sim/elementary.hpp"

#include <array>
#include <cmath>
#include <cstddef>

namespace cordon::sim {

namespace {

constexpr double two_pi = 6.28318530717958647693;

/// log n! minus Stirling's log(sqrt(2 pi n) (n/e)^n), exact products below 16.
constexpr std::array<double, 16> small_stirling_errors = [] {
    std::array<double, 16> errors{};
    double factorial = 1;
    for (std::size_t i = 1; i < errors.size(); ++i) {
        const auto n = static_cast<double>(i);
        factorial *= n;
        errors[i] = log(factorial) - 0.5 * log(two_pi * n) - n * log(n) + n;
    }
    return errors;
}();

/// As above for n >= 1; from 16 on by Stirling's series, whose next term is below 1e-16.
double stirling_error(double n) noexcept {
    if (n < static_cast<double>(small_stirling_errors.size())) {
        return small_stirling_errors[static_cast<std::size_t>(n)];
    }
    const double square = n * n;
    return (1.0 / 12 -
            (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) /
                square) /
           n;
}

/// k log(k/mean) + mean - k for k >= 1: never negative, zero where k is the mean.
double deviance(double k, double mean) noexcept {
    const double difference = k - mean;
    if (std::abs(difference) >= 0.1 * (k + mean)) {
        return k * log(k / mean) - difference;
    }
    // With v = (k-mean)/(k+mean): (k-mean) v + 2k (v^3/3 + v^5/5 + ...), |v| < 0.1.
    const double v = difference / (k + mean);
    const double square = v * v;
    double power = 2 * k * v;
    double sum = difference * v;
    for (int odd = 3; odd <= 17; odd += 2) {
        power *= square;
        sum += power / odd;
    }
    return sum;
}

}  // namespace

double log_poisson_probability(std::uint64_t k, double mean) noexcept {
    if (k == 0) {
        return -mean;
    }
    const auto count = static_cast<double>(k);
    return -stirling_error(count) - deviance(count, mean) - 0.5 * log(two_pi * count);
}

double log_binomial_probability(std::uint64_t k, std::uint64_t n, double p) noexcept {
    const auto trials = static_cast<double>(n);
    if (k == 0) {
        return trials * log_one_plus(-p);
    }
    if (k == n) {
        return trials * log(p);
    }
    const auto hits = static_cast<double>(k);
    const auto misses = static_cast<double>(n - k);
    return stirling_error(trials) - stirling_error(hits) - stirling_error(misses) -
           deviance(hits, trials * p) - deviance(misses, trials * (1 - p)) -
           0.5 * (log(two_pi * hits) + log(misses / trials));
}

}  // namespace cordon::sim
