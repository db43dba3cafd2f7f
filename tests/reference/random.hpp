#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>

namespace cordon::reference {

/// Later than anything, in days.
inline constexpr double forever = std::numeric_limits<double>::infinity();

/// The standard library's generator and distributions, one draw after the other.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    double uniform() { return uniform_(engine_); }
    bool chance(double probability) { return uniform() < probability; }
    /// A wait at a rate; `forever` if the rate is 0.
    double wait(double rate) {
        return rate > 0 ? std::exponential_distribution(rate)(engine_) : forever;
    }
    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_);
    }
    double weibull_of_mean(double mean, double shape) {
        return std::weibull_distribution(shape, mean / std::tgamma(1 + 1 / shape))(engine_);
    }
    double lognormal(double median, double sigma) {
        return median * std::exp(sigma * std::normal_distribution()(engine_));
    }
    std::uint64_t poisson(double mean) {
        return std::poisson_distribution<std::uint64_t>(mean)(engine_);
    }
    template <class Weights>
    std::size_t index(const Weights& weights) {
        return std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(engine_);
    }

private:
    std::mt19937_64 engine_;
    std::uniform_real_distribution<double> uniform_{0, 1};
};

}  // namespace cordon::reference
