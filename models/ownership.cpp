#include "models/ownership.hpp"

#include "models/purpose.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {

Ownership::Ownership(const DeviceClassOptions& device_class, const InstalledBase& base,
                     std::uint64_t sites, sim::RandomKey key)
    : life_years_(sim::Weibull::from_mean(device_class.life_shape, device_class.life_mean_years)),
      // A shrinking base loses slots whatever the age of what stands there, so its ages are those
      // of a base that does not grow.
      ages_(life_years_, std::max(0.0, base.growth_per_year)), key_(key),
      stock_at_start_(base.stock),
      occupancy_at_start_(base.stock /
                          (static_cast<double>(sites) * static_cast<double>(base.slots_per_site))),
      growth_per_year_(base.growth_per_year) {
    CORDON_EXPECT(occupancy_at_start_ <= 1);
}

double Ownership::expected_stock(SimTime time) const {
    return stock_at_start_ * sim::exp(growth_per_year_ * in_years(time - SimTime{}));
}

double Ownership::unit_life(DeviceId id) const {
    auto rng = stream(key_, id.packed(), Purpose::lifetime);
    return sim::exponential(rng);
}

SimTime Ownership::leaves(SlotId slot) const {
    if (growth_per_year_ >= 0) {
        return never;
    }
    auto rng = stream(key_, DeviceId(slot, 0).packed(), Purpose::adoption);
    return SimTime{} + years(sim::log(rng.uniform() / occupancy_at_start_) / growth_per_year_);
}

std::optional<OwnedDevice> Ownership::first_device(SlotId slot) const {
    const DeviceId id(slot, 0);
    auto rng = stream(key_, id.packed(), Purpose::adoption);
    const double quantile = rng.uniform();
    if (quantile < occupancy_at_start_) {
        const double age_years = ages_.age_exceeded_by(rng.uniform());
        const double left_years = life_years_.residual(age_years, unit_life(id));
        // At least a microsecond left: the device is in use at the start.
        const SimTime retired = std::max(SimTime{1}, SimTime{} + years(left_years));
        return OwnedDevice{id, SimTime{} - years(age_years), std::min(retired, leaves(slot))};
    }
    if (growth_per_year_ <= 0 || occupancy_at_start_ == 0) {
        return std::nullopt;
    }
    const double wait_years = sim::log(quantile / occupancy_at_start_) / growth_per_year_;
    if (wait_years > 1000) {  // beyond any horizon, and perhaps beyond the clock
        return std::nullopt;
    }
    const SimTime bought = SimTime{} + years(wait_years);
    const double life = life_years_.age_at_hazard(unit_life(id));
    return OwnedDevice{id, bought, bought + std::max(SimSpan{1}, years(life))};
}

std::optional<OwnedDevice> Ownership::next_device(const OwnedDevice& device, SimTime leaves) const {
    if (device.retired >= leaves) {
        return std::nullopt;
    }
    CORDON_EXPECT_HOT(device.id.generation() < 255);
    const DeviceId id(device.id.packed() + 1);
    const double life = life_years_.age_at_hazard(unit_life(id));
    const SimTime retired = device.retired + std::max(SimSpan{1}, years(life));
    return OwnedDevice{id, device.retired, std::min(retired, leaves)};
}

std::optional<OwnedDevice> Ownership::device_at(SlotId slot, SimTime time) const {
    auto device = first_device(slot);
    while (device && device->retired <= time) {
        device = next_device(*device, leaves(slot));
    }
    return device && device->bought <= time ? device : std::nullopt;
}

}  // namespace cordon::models
