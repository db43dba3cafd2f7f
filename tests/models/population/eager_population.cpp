#include "tests/models/population/eager_population.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::test {
namespace {

/// The hazard at birth, in ageings, that gives a Gompertz life its mean: by bisection on a sum.
double gompertz_at_birth(double ageings_in_mean) {
    double low = 1e-9;
    double high = 1e3;
    for (int i = 0; i < 60; ++i) {
        const double middle = std::sqrt(low * high);
        double mean = 0;
        for (double y = .0005; y < 30; y += .001) {
            mean += .001 * std::exp(-middle * std::expm1(y));
        }
        (mean > ageings_in_mean ? low : high) = middle;
    }
    return low;
}

}  // namespace

EagerPopulation::EagerPopulation(EagerBase base, std::uint64_t seed)
    : base_(std::move(base)), engine_(seed),
      life_(base_.life_shape, base_.life_mean_years / std::tgamma(1 + 1 / base_.life_shape)),
      further_life_(base_.life_shape,
                    base_.retained_mean_years / std::tgamma(1 + 1 / base_.life_shape)) {
    base_.banned.resize(base_.shares.size(), false);
}

std::size_t EagerPopulation::purchase(double when_years) {
    std::vector<double> offered = base_.shares;
    if (when_years >= base_.ban_from_years && uniform_(engine_) < base_.ban_obedience) {
        for (std::size_t line = 0; line < offered.size(); ++line) {
            offered[line] = base_.banned[line] ? 0 : offered[line];
        }
    }
    return std::discrete_distribution<std::size_t>(offered.begin(), offered.end())(engine_);
}

double EagerPopulation::life(double mean_years, std::weibull_distribution<double>& weibull) {
    const double b = base_.ageing_per_year;
    if (b == 0) {
        return weibull(engine_);
    }
    auto& at_birth = mean_years == base_.life_mean_years ? at_birth_ : further_at_birth_;
    if (at_birth == 0) {
        at_birth = gompertz_at_birth(b * mean_years);
    }
    return std::log1p(-std::log(1 - uniform_(engine_)) / at_birth) / b;
}

double EagerPopulation::service() {
    const double worn = life(base_.life_mean_years, life_);
    return base_.upgrades_per_year > 0
               ? std::min(worn, std::exponential_distribution(base_.upgrades_per_year)(engine_))
               : worn;
}

std::vector<EagerSlot> EagerPopulation::slot(const std::vector<double>& times_years) {
    // First filled when the base reached the slot's quantile; a base that never grew has been there
    // for ever, which two hundred lives stand for.
    const double quantile = uniform_(engine_);
    const double forever = quantile < base_.occupancy ? -200 * base_.life_mean_years : 1e9;
    const double first = base_.first_filled ? base_.first_filled(quantile)
                         : base_.growth_per_year > 0
                             ? std::log(quantile / base_.occupancy) / base_.growth_per_year
                             : forever;
    const EagerDevice nothing{0, 0, no_line};
    EagerDevice device{first, first + service(), no_line};
    device.line = purchase(device.bought_years);
    EagerDevice kept = nothing;
    std::vector<EagerSlot> seen;
    for (const double time : times_years) {
        while (device.retired_years <= time) {
            const double replaced = device.retired_years;
            // The place keeps one: what it kept before goes now.
            kept = device;
            kept.retired_years = uniform_(engine_) < base_.retained
                                     ? replaced + life(base_.retained_mean_years, further_life_)
                                     : replaced;
            device = {replaced, replaced + service(), 0};
            device.line = purchase(device.bought_years);
        }
        seen.push_back({device.bought_years <= time ? device : nothing,
                        kept.line != no_line && kept.retired_years > time ? kept : nothing});
    }
    return seen;
}

std::function<double(double)> bass_by_steps(double innovation, double imitation, double launch,
                                            double until, double filled_at_start,
                                            const std::function<double(double)>& speed) {
    const double step = 1.0 / 500;
    const auto slope = [=](double time, double filled) {
        return speed(time) * (innovation + imitation * filled) * (1 - filled);
    };
    std::vector<double> filled = {0};
    double at_start = 0;
    for (double time = launch; time < until; time += step) {
        const double a = slope(time, filled.back());
        const double b = slope(time + step / 2, filled.back() + step / 2 * a);
        const double c = slope(time + step / 2, filled.back() + step / 2 * b);
        const double d = slope(time + step, filled.back() + step * c);
        const double next = filled.back() + step / 6 * (a + 2 * b + 2 * c + d);
        if (time <= 0 && time + step > 0) {
            at_start = filled.back() + (next - filled.back()) * (-time / step);
        }
        filled.push_back(next);
    }
    return [=](double quantile) {
        const double wanted = quantile * at_start / filled_at_start;
        const auto after = std::upper_bound(filled.begin(), filled.end(), wanted);
        if (after == filled.end()) {
            return 1e9;
        }
        const auto index = static_cast<double>(after - filled.begin() - 1);
        return launch + step * (index + (wanted - *(after - 1)) / (*after - *(after - 1)));
    };
}

}  // namespace cordon::test
