#include "tests/models/eager_population.hpp"

#include <cmath>

namespace cordon::test {

EagerPopulation::EagerPopulation(EagerBase base, std::uint64_t seed)
    : base_(std::move(base)), engine_(seed),
      life_(base_.life_shape, base_.life_mean_years / std::tgamma(1 + 1 / base_.life_shape)) {
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

std::vector<EagerDevice> EagerPopulation::slot(const std::vector<double>& times_years) {
    // First filled when the base's occupancy, which grew exponentially, reached the slot's
    // quantile; a base that never grew has been there for ever, which two hundred lives stand for.
    const double quantile = uniform_(engine_);
    const double first = base_.growth_per_year > 0
                             ? std::log(quantile / base_.occupancy) / base_.growth_per_year
                             : (quantile < base_.occupancy ? -200 * base_.life_mean_years : 1e9);
    EagerDevice device{first, first + life_(engine_), no_line};
    device.line = purchase(device.bought_years);
    std::vector<EagerDevice> seen;
    for (const double time : times_years) {
        while (device.retired_years <= time) {
            device = {device.retired_years, device.retired_years + life_(engine_), 0};
            device.line = purchase(device.bought_years);
        }
        seen.push_back(device.bought_years <= time ? device : EagerDevice{0, 0, no_line});
    }
    return seen;
}

}  // namespace cordon::test
