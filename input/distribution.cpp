#include "input/distribution.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>
#include <stdexcept>

namespace cordon::input {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Boost.Math with errors as values: a draw must not throw for a u very near 0 or 1.
using Policy = boost::math::policies::policy<
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::promote_double<false>>;
using BoostBeta = boost::math::beta_distribution<double, Policy>;
using BoostGamma = boost::math::gamma_distribution<double, Policy>;
using BoostNormal = boost::math::normal_distribution<double, Policy>;
using BoostTriangular = boost::math::triangular_distribution<double, Policy>;

/// The beta on [0, 1] behind a PERT.
BoostBeta scaled(const Pert& d) {
    constexpr double weight = 4;
    const double width = d.high - d.low;
    return {1 + weight * (d.mode - d.low) / width, 1 + weight * (d.high - d.mode) / width};
}

struct QuantileOf {
    double u;

    double operator()(const Constant& d) const { return d.value; }
    double operator()(const Uniform& d) const { return d.low + u * (d.high - d.low); }
    double operator()(const Triangular& d) const {
        return boost::math::quantile(BoostTriangular(d.low, d.mode, d.high), u);
    }
    double operator()(const Pert& d) const {
        return d.low + (d.high - d.low) * boost::math::quantile(scaled(d), u);
    }
    double operator()(const Beta& d) const {
        return boost::math::quantile(BoostBeta(d.alpha, d.beta), u);
    }
    double operator()(const Normal& d) const {
        return boost::math::quantile(BoostNormal(d.mean, d.sd), u);
    }
    double operator()(const Lognormal& d) const {
        return std::exp(boost::math::quantile(BoostNormal(d.log_mean, d.log_sd), u));
    }
    double operator()(const Gamma& d) const {
        return boost::math::quantile(BoostGamma(d.shape, d.scale), u);
    }
    double operator()(const Exponential& d) const { return -d.mean * std::log1p(-u); }
    double operator()(const Quantiles& d) const {
        const auto next = std::find_if(d.points.begin() + 1, d.points.end() - 1,
                                       [&](const auto& point) { return point.first >= u; });
        const auto [p0, x0] = *(next - 1);
        const auto [p1, x1] = *next;
        return x0 + (x1 - x0) * (u - p0) / (p1 - p0);
    }
    double operator()(const Discrete& d) const {
        double sum = 0;
        for (const auto& [value, share] : d.atoms) {
            sum += share;
            if (u <= sum) {
                return value;
            }
        }
        return d.atoms.back().first;  // the shares' rounding left a gap below 1
    }
};

struct ProbabilityBelow {
    double x;

    double operator()(const Constant& d) const { return x >= d.value ? 1 : 0; }
    double operator()(const Uniform& d) const {
        return std::clamp((x - d.low) / (d.high - d.low), 0.0, 1.0);
    }
    double operator()(const Triangular& d) const {
        const double inside = std::clamp(x, d.low, d.high);
        return boost::math::cdf(BoostTriangular(d.low, d.mode, d.high), inside);
    }
    double operator()(const Pert& d) const {
        return boost::math::cdf(scaled(d), std::clamp((x - d.low) / (d.high - d.low), 0.0, 1.0));
    }
    double operator()(const Beta& d) const {
        return boost::math::cdf(BoostBeta(d.alpha, d.beta), std::clamp(x, 0.0, 1.0));
    }
    double operator()(const Normal& d) const {
        return boost::math::cdf(BoostNormal(d.mean, d.sd), x);
    }
    double operator()(const Lognormal& d) const {
        return x <= 0 ? 0 : boost::math::cdf(BoostNormal(d.log_mean, d.log_sd), std::log(x));
    }
    double operator()(const Gamma& d) const {
        return x <= 0 ? 0 : x == infinity ? 1 : boost::math::cdf(BoostGamma(d.shape, d.scale), x);
    }
    double operator()(const Exponential& d) const { return x <= 0 ? 0 : -std::expm1(-x / d.mean); }
    double operator()(const Quantiles& d) const {
        double below = 0;
        for (std::size_t i = 1; i < d.points.size(); ++i) {
            const auto [p0, x0] = d.points[i - 1];
            const auto [p1, x1] = d.points[i];
            const double reached =
                x1 > x0 ? std::clamp((x - x0) / (x1 - x0), 0.0, 1.0) : (x >= x0 ? 1.0 : 0.0);
            below += (p1 - p0) * reached;
        }
        return below;
    }
    double operator()(const Discrete& d) const {
        double below = 0;
        for (const auto& [value, share] : d.atoms) {
            below += value <= x ? share : 0;
        }
        return below;
    }
};

struct SupportOf {
    Range operator()(const Constant& d) const { return between(d.value, d.value); }
    Range operator()(const Uniform& d) const { return between(d.low, d.high); }
    Range operator()(const Triangular& d) const { return between(d.low, d.high); }
    Range operator()(const Pert& d) const { return between(d.low, d.high); }
    Range operator()(const Beta&) const { return between(0, 1); }
    Range operator()(const Normal&) const { return {}; }
    Range operator()(const Lognormal&) const { return above(0); }
    Range operator()(const Gamma&) const { return above(0); }
    Range operator()(const Exponential&) const { return above(0); }
    Range operator()(const Quantiles& d) const {
        return between(d.points.front().second, d.points.back().second);
    }
    Range operator()(const Discrete& d) const {
        return between(d.atoms.front().first, d.atoms.back().first);
    }
};

}  // namespace

double quantile(const Distribution& distribution, double u) {
    CORDON_EXPECT(u > 0 && u < 1);
    return std::visit(QuantileOf{u}, distribution);
}

double probability_below(const Distribution& distribution, double x) {
    return std::visit(ProbabilityBelow{x}, distribution);
}

double central_value(const Distribution& distribution) {
    if (const auto* pert = std::get_if<Pert>(&distribution)) {
        return pert->mode;
    }
    if (const auto* triangular = std::get_if<Triangular>(&distribution)) {
        return triangular->mode;
    }
    return quantile(distribution, 0.5);
}

Range support(const Distribution& distribution) {
    return std::visit(SupportOf{}, distribution);
}

Range usual_values(const Distribution& distribution) {
    constexpr double tail = 0.001;
    Range range = support(distribution);
    range.low = std::isinf(range.low) ? quantile(distribution, tail) : range.low;
    range.high = std::isinf(range.high) ? quantile(distribution, 1 - tail) : range.high;
    return range;
}

bool is_computable(const Distribution& distribution) {
    constexpr std::array levels{1e-12, 1e-3, 0.5, 1 - 1e-3, 1 - 1e-12};
    try {
        return std::all_of(levels.begin(), levels.end(), [&](double u) {
            const double x = quantile(distribution, u);
            return std::isfinite(x) && std::isfinite(probability_below(distribution, x));
        });
    } catch (const std::domain_error&) {  // Boost.Math's word for the same
        return false;
    }
}

double quantile_within(const Distribution& distribution, const Range& allowed, double u) {
    CORDON_EXPECT(u > 0 && u < 1);
    const Range possible = support(distribution);
    double level = u;
    if (possible.low < allowed.low || possible.high > allowed.high) {
        const double low = probability_below(distribution, allowed.low);
        const double high = probability_below(distribution, allowed.high);
        level = low + u * (high - low);
    }
    constexpr double nearest = std::numeric_limits<double>::min();
    constexpr double below_one = 1 - std::numeric_limits<double>::epsilon() / 2;
    const double drawn = quantile(distribution, std::clamp(level, nearest, below_one));
    return std::clamp(drawn, allowed.low, allowed.high);
}

}  // namespace cordon::input
