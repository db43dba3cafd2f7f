#include "analysis/statement/recalibration.hpp"

#include "base/contract.hpp"

#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace cordon::analysis {
namespace {

double logit(double probability) {
    return std::log(probability) - std::log1p(-probability);
}

double logistic(double x) {
    return 1 / (1 + std::exp(-x));
}

/// ln(1 + e^x) without overflow.
double softplus(double x) {
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

struct Point {
    double logit;
    bool happened;
};

/// Minus the logarithm of the posterior density, but for a constant. Convex.
double loss(std::span<const Point> points, double a, double b) {
    double sum = std::pow(a / prior_intercept_sd, 2) / 2 +
                 std::pow((b - prior_slope) / prior_slope_sd, 2) / 2;
    for (const auto& point : points) {
        const double x = a + b * point.logit;
        sum += softplus(point.happened ? -x : x);
    }
    return sum;
}

/// Where a convex function is least between two numbers, to half the digits of a double.
template <typename Function>
std::pair<double, double> least(Function function, double from, double to) {
    return boost::math::tools::brent_find_minima(function, from, to,
                                                 std::numeric_limits<double>::digits / 2);
}

}  // namespace

double Recalibration::stated(double simulated) const {
    CORDON_EXPECT(simulated >= 0 && simulated <= 1);
    const auto line = [&](double p) {
        return p <= 0 ? 0.0 : p >= 1 ? 1.0 : logistic(intercept + slope * logit(p));
    };
    const double known = line(before);
    return (line(before + (1 - before) * simulated) - known) / (1 - known);
}

double Recalibration::simulated(double stated) const {
    CORDON_EXPECT(stated >= 0 && stated <= 1);
    if (stated <= 0 || stated >= 1) {
        return stated;
    }
    const Recalibration unconditional{family, settled, intercept, slope};
    const double known = unconditional.stated(before);
    const double both = known + (1 - known) * stated;
    return (logistic((logit(both) - intercept) / slope) - before) / (1 - before);
}

Recalibration Recalibration::given_not(double before_it) const {
    CORDON_EXPECT(before_it >= 0 && before_it < 1);
    auto conditional = *this;
    conditional.before = before_it;
    return conditional;
}

Recalibration fitted_recalibration(std::string family, std::span<const SettledForecast> forecasts) {
    // Far beyond what these priors let any record reach.
    constexpr double largest_slope = 10;
    constexpr double largest_intercept = 50;
    std::vector<Point> points;
    for (const auto& forecast : forecasts) {
        CORDON_EXPECT(forecast.simulated > 0 && forecast.simulated < 1);
        points.push_back({logit(forecast.simulated), forecast.happened});
    }
    const auto best_intercept = [&](double b) {
        return least([&](double a) { return loss(points, a, b); }, -largest_intercept,
                     largest_intercept);
    };
    const double slope =
        least([&](double b) { return best_intercept(b).second; }, least_slope, largest_slope).first;
    return {std::move(family), forecasts.size(), best_intercept(slope).first, slope};
}

}  // namespace cordon::analysis
