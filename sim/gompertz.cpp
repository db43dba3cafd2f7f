#include "sim/gompertz.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace cordon::sim {
namespace {

/// Mean life in units of 1/ageing for a hazard at birth of `z` ageings: the integral of
/// exp(-z (e^y - 1)), by Simpson's rule up to where nobody is left.
double mean_of(double z) {
    constexpr int steps = 256;
    const double step = log(1 + 40 / z) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
        const double weight = i == 0 || i == steps ? 1 : (i % 2 == 1 ? 4 : 2);
        sum += weight * exp(-z * (exp(step * i) - 1));
    }
    return sum * step / 3;
}

}  // namespace

Gompertz::Gompertz(double hazard_at_birth, double ageing)
    : at_birth_(hazard_at_birth), ageing_(ageing) {
    CORDON_EXPECT(hazard_at_birth > 0 && std::isfinite(hazard_at_birth));
    CORDON_EXPECT(ageing > 0 && std::isfinite(ageing));
}

Gompertz Gompertz::from_mean(double ageing, double mean) {
    CORDON_EXPECT(ageing > 0 && mean > 0 && ageing * mean < 20);
    // Half the logarithm at a time: the mean falls as the hazard grows.
    double low = -30;
    double high = log(1 / (ageing * mean)) + 1;  // e^z E1(z) < 1 / z
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (mean_of(exp(middle)) > ageing * mean ? low : high) = middle;
    }
    return {exp((low + high) / 2) * ageing, ageing};
}

}  // namespace cordon::sim
