#include "models/market/berry_inversion.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::models {
namespace {

constexpr double tolerance = 1e-13;
constexpr int steps_most = 20'000;  // tastes of 2 standard errors need about 40

/// Shares that the weights give.
void add_up(std::span<const double> weights, std::span<const double> attraction,
            std::span<const double> buyers, std::vector<double>& shares) {
    std::fill(shares.begin(), shares.end(), 0.0);
    for (std::size_t kind = 0; kind < buyers.size(); ++kind) {
        const auto pull = attraction.subspan(kind * weights.size(), weights.size());
        double total = 0;
        for (std::size_t line = 0; line < weights.size(); ++line) {
            total += weights[line] * pull[line];
        }
        const double scale = buyers[kind] / total;
        for (std::size_t line = 0; line < weights.size(); ++line) {
            shares[line] += scale * weights[line] * pull[line];
        }
    }
}

}  // namespace

std::vector<double> berry_inversion(std::span<const double> observed,
                                    std::span<const double> attraction,
                                    std::span<const double> buyers) {
    CORDON_EXPECT(attraction.size() == observed.size() * buyers.size());
    std::vector<double> weights(observed.begin(), observed.end());
    std::vector<double> shares(observed.size());
    double worst = 1;
    for (int step = 0; worst > tolerance && step < steps_most; ++step) {
        add_up(weights, attraction, buyers, shares);
        worst = 0;
        double total = 0;
        for (std::size_t line = 0; line < weights.size(); ++line) {
            if (observed[line] > 0) {
                const double ratio = observed[line] / shares[line];
                worst = std::max(worst, std::abs(ratio - 1));
                weights[line] *= ratio;
            }
            total += weights[line];
        }
        for (double& weight : weights) {
            weight /= total;
        }
    }
    CORDON_ENSURE(worst <= tolerance);
    return weights;
}

}  // namespace cordon::models
