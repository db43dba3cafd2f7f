#include "tests/models/eager_population.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::test {

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

double EagerPopulation::service() {
    const double worn = life_(engine_);
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
            kept.retired_years =
                uniform_(engine_) < base_.retained ? replaced + further_life_(engine_) : replaced;
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
