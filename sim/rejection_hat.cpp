#include "sim/rejection_hat.hpp"

#include "sim/elementary.hpp"
#include "sim/point_probability.hpp"

namespace cordon::sim {

double Hat::log_acceptance(double u, double log_probability) const noexcept {
    const double distance = 0.5 - std::abs(u);
    return log_probability + log(a / (distance * distance) + b) - log_scale;
}

Hat poisson_hat(double mean) noexcept {
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    return {.a = -0.059 + 0.02483 * b,
            .b = b,
            .centre = mean + 0.43,
            .squeeze = 0.9277 - 0.02 - 3.6224 / (b - 2),
            .log_scale = log(1.01 * (1.1239 + 1.1328 / (b - 3.4)))};
}

Hat binomial_hat(std::uint64_t n, double p) noexcept {
    const auto trials = static_cast<double>(n);
    const double deviation = std::sqrt(trials * p * (1 - p));
    const double b = 1.15 + 2.53 * deviation;
    const auto mode = static_cast<std::uint64_t>((trials + 1) * p);
    return {.a = -0.0873 + 0.0248 * b + 0.01 * p,
            .b = b,
            .centre = trials * p + 0.5,
            .squeeze = 0.92 - 4.2 / b,
            .log_scale = log((2.83 + 5.1 / b) * deviation) + log_binomial_probability(mode, n, p)};
}

}  // namespace cordon::sim
