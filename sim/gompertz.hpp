#pragma once

#include "sim/elementary.hpp"
#include "sim/random_stream.hpp"

namespace cordon::sim {

/// Gompertz lifetimes: the hazard at age x is hazard_at_birth * exp(ageing * x), so its logarithm
/// grows on a straight line, as it does for cells that lose capacity (MODEL 4.3). Ages are in one
/// unit, hazard and ageing in its inverse.
class Gompertz {
public:
    /// \pre hazard_at_birth > 0, ageing > 0
    Gompertz(double hazard_at_birth, double ageing);

    /// The hazard at birth is found so that lives have that mean, to a relative 1e-8.
    /// \pre ageing > 0, mean > 0, ageing * mean below 20
    static Gompertz from_mean(double ageing, double mean);

    [[nodiscard]] double hazard_at_birth() const noexcept { return at_birth_; }
    [[nodiscard]] double ageing() const noexcept { return ageing_; }

    /// \pre age >= 0
    [[nodiscard]] double cumulated_hazard(double age) const noexcept {
        return at_birth_ / ageing_ * (exp(ageing_ * age) - 1);
    }

    /// The age at which the cumulated hazard reaches `hazard`; for a unit exponential, a lifetime.
    /// \pre hazard >= 0
    [[nodiscard]] double age_at_hazard(double hazard) const noexcept {
        return log(1 + ageing_ / at_birth_ * hazard) / ageing_;
    }

    /// Probability of a life longer than `age`. \pre age >= 0
    [[nodiscard]] double survival(double age) const noexcept { return exp(-cumulated_hazard(age)); }

    /// What is left of a life that has reached `age`, for a unit exponential.
    /// \pre age >= 0, unit_exponential >= 0
    [[nodiscard]] double residual(double age, double unit_exponential) const noexcept {
        return log(1 + ageing_ / at_birth_ * unit_exponential * exp(-ageing_ * age)) / ageing_;
    }

private:
    double at_birth_;
    double ageing_;
};

}  // namespace cordon::sim
