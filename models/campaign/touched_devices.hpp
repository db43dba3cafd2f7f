#pragma once

#include "models/population/device.hpp"

#include <cstdint>
#include <unordered_map>

namespace cordon::models {

/// What a partition remembers of a device that a campaign has taken at least once.
struct TouchedDevice {
    DeviceId device;             ///< an older generation than asked for means: forget the rest
    SimTime held_since{};        ///< of the spell that goes on
    SimTime held_until{};        ///< its end
    std::uint32_t taken_by = 0;  ///< one bit a campaign that has ever held the device
    std::uint32_t spells = 0;    ///< of any campaign
    std::uint8_t holder = nobody;
    bool hardened = false;  ///< cleaned so that it stays safe

    static constexpr std::uint8_t nobody = 255;
};

/// The devices of a partition that somebody has touched. The only state that exists per device.
class TouchedDevices {
public:
    /// The record of the device, new if it was never taken. Stays where it is until the next call.
    TouchedDevice& record(DeviceId device) {
        const auto [found, added] =
            records_.try_emplace(device.slot().value(), TouchedDevice{device});
        if (!added && found->second.device != device) {
            found->second = TouchedDevice{device};
        }
        return found->second;
    }

    /// True if no campaign can take the device now: one holds it, or it was hardened.
    [[nodiscard]] bool is_closed(DeviceId device) const {
        const auto found = records_.find(device.slot().value());
        return found != records_.end() && found->second.device == device &&
               (found->second.holder != TouchedDevice::nobody || found->second.hardened);
    }

private:
    std::unordered_map<std::uint64_t, TouchedDevice> records_;  ///< by slot; never iterated
};

}  // namespace cordon::models
