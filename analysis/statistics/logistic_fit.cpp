#include "analysis/statistics/logistic_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cordon::analysis {
namespace {

struct Logistic {
    double ceiling;
    double intercept;  ///< of the logit
    double slope;      ///< of the logit, per day

    [[nodiscard]] double at(double day) const {
        return ceiling / (1 + std::exp(-(intercept + slope * day)));
    }
};

/// \pre the days are not all equal, and the ceiling is above all sizes
Logistic fitted(std::span<const KnownSize> known, double ceiling) {
    double days = 0;
    double logits = 0;
    double squares = 0;
    double products = 0;
    for (const auto& [day, size] : known) {
        const double logit = std::log(size / (ceiling - size));
        days += day;
        logits += logit;
        squares += day * day;
        products += day * logit;
    }
    const auto count = static_cast<double>(known.size());
    const double slope = (count * products - days * logits) / (count * squares - days * days);
    return {ceiling, (logits - slope * days) / count, slope};
}

double squared_error(std::span<const KnownSize> known, const Logistic& curve) {
    double error = 0;
    for (const auto& [day, size] : known) {
        const double difference = std::log(size / curve.at(day));
        error += difference * difference;
    }
    return error;
}

}  // namespace

std::optional<double> logistic_forecast(std::span<const KnownSize> known, double day) {
    constexpr std::size_t least = 3;
    constexpr int steps = 600;
    const auto earlier = [](const KnownSize& a, const KnownSize& b) { return a.day < b.day; };
    const auto [first, last] = std::minmax_element(known.begin(), known.end(), earlier);
    if (known.size() < least || first->day == last->day) {
        return std::nullopt;
    }
    const double largest =
        std::max_element(known.begin(), known.end(), [](const auto& a, const auto& b) {
            return a.size < b.size;
        })->size;
    std::optional<double> forecast;
    double best = std::numeric_limits<double>::infinity();
    for (int step = 1; step <= steps; ++step) {
        const auto curve = fitted(known, largest * std::pow(10, 3.0 * step / steps));
        const double error = squared_error(known, curve);
        if (error < best) {
            best = error;
            forecast = curve.at(day);
        }
    }
    return forecast;
}

}  // namespace cordon::analysis
