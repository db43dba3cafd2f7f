#include "models/population/service_life.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"

namespace cordon::models {
namespace {

WearLaw wear_law(const DeviceClassOptions& options, double mean_years) {
    if (options.life_ageing_per_year > 0) {
        return WearLaw(sim::Gompertz::from_mean(options.life_ageing_per_year, mean_years));
    }
    return WearLaw(sim::Weibull::from_mean(options.life_shape, mean_years));
}

}  // namespace

ServiceLife::ServiceLife(const DeviceClassOptions& options)
    : wear_years_(wear_law(options, options.life_mean_years)),
      upgrades_per_year_(options.upgrades_per_year), retained_(options.retained),
      further_years_(wear_law(options, options.retained_mean_years)) {
    CORDON_EXPECT(upgrades_per_year_ >= 0);
    CORDON_EXPECT(retained_ >= 0 && retained_ <= 1);
}

double ServiceLife::left_years(sim::RandomKey key, DeviceId device, double age_years) const {
    auto rng = stream(key, device.packed(), Purpose::lifetime);
    const std::uint64_t wear_bits = rng.bits();
    const std::uint64_t upgrade_bits = rng.bits();
    return with_law([&](const auto& wear, auto upgrades) {
        return left_years(wear, upgrades, age_years, wear_bits, upgrade_bits);
    });
}

std::optional<double> ServiceLife::kept_years(sim::RandomKey key, DeviceId device) const {
    return still_kept_years(key, device, 0, 1);
}

std::optional<double> ServiceLife::still_kept_years(sim::RandomKey key, DeviceId device,
                                                    double years, double weight) const {
    if (retained_ == 0) {
        return std::nullopt;
    }
    auto rng = stream(key, device.packed(), Purpose::retention);
    if (rng.uniform() >= kept(years) * weight) {
        return std::nullopt;
    }
    return further_years_.residual(years, sim::exponential(rng));
}

}  // namespace cordon::models
