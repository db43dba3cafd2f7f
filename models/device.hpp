#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"
#include "base/strong_id.hpp"

#include <compare>
#include <cstdint>

namespace cordon::models {

/// A place for a device, for ever; below 2^40.
using SlotId = StrongId<struct Slot_>;

/// One device for ever: a slot (a place for a device) and which device in that place, counted from
/// the one in use at the start or, for a slot empty then, from the first bought.
///
/// A slot has 40 bits and a generation 8, so a device is 48 bits: the entity of its draws.
class DeviceId {
public:
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

/// A device's time in its slot.
struct OwnedDevice {
    DeviceId id;
    SimTime bought;   ///< negative if it was in use before the start
    SimTime retired;  ///< later than `bought`
};

}  // namespace cordon::models
