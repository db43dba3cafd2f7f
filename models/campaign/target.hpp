#pragma once

#include "models/population/device.hpp"

#include <cstdint>

namespace cordon::models {

/// How a campaign reaches a device.
enum class Reach : std::uint8_t {
    picked,   ///< by choice, or from within: its clock does not go on after a spell
    exposed,  ///< by scanning, for a service of it answers from the internet
    proxied,  ///< by scanning through a proxy on the site's own network
};

/// A device that a campaign may take in one of its episodes of weakness.
struct Target {
    DeviceId device;
    SimTime weak_from;   ///< begin of the episode, of the campaign if that is later
    SimTime weak_until;  ///< its end
    SimTime retired;     ///< end of the device
    std::uint32_t stratum;
    std::uint16_t device_class;
    std::uint8_t campaign;
    std::uint8_t episode;  ///< which of the device's, from 0; wraps at 256
    Reach reach;
    bool waits = false;            ///< among those that wait for who holds the device
    bool contests = false;         ///< its clock runs for throwing out who holds the device
    std::uint16_t changes = 0;     ///< of its weakness, by owner and campaign, that it knows of
    std::uint16_t thresholds = 0;  ///< drawn so far in this episode
    std::uint32_t record = none;   ///< of the device, among those touched
    std::uint32_t next = none;     ///< of those that wait for the same device

    static constexpr std::uint32_t none = UINT32_MAX;
};

}  // namespace cordon::models
