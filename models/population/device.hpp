#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"
#include "base/strong_id.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>

namespace cordon::models {

/// A place for a device, for ever; below 2^40.
using SlotId = StrongId<struct Slot_>;

/// One device for ever: a slot (a place for a device) and which device in that place, counted from
/// the one in service at the start or, for a slot empty then, from the first bought. The device
/// replaced before the start that is still online then has the generation `before_start`.
///
/// A slot has 40 bits and a generation 8, so a device is 48 bits: the entity of its draws.
class DeviceId {
public:
    static constexpr std::uint64_t before_start = 255;

    constexpr explicit DeviceId(std::uint64_t packed) noexcept : packed_(packed) {}
    constexpr DeviceId(SlotId slot, std::uint64_t generation) noexcept
        : packed_(slot.value() << 8 | generation) {}

    [[nodiscard]] constexpr std::uint64_t packed() const noexcept { return packed_; }
    [[nodiscard]] constexpr SlotId slot() const noexcept { return SlotId(packed_ >> 8); }
    [[nodiscard]] constexpr std::uint64_t generation() const noexcept { return packed_ & 0xFF; }

    friend constexpr auto operator<=>(DeviceId, DeviceId) = default;

private:
    std::uint64_t packed_;
};

/// A device's time in its slot. It is in service until its successor comes, and online until it is
/// retired, which is later if its owner keeps it: second-hand, in a corner, or forgotten.
struct OwnedDevice {
    DeviceId id;
    SimTime bought;            ///< negative if it was in use before the start
    SimTime retired;           ///< goes offline; later than `bought`
    SimTime replaced = never;  ///< its successor came although it stays online; else `never`

    [[nodiscard]] constexpr SimTime service_end() const { return std::min(replaced, retired); }
};

}  // namespace cordon::models
