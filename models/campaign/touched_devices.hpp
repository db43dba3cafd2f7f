#pragma once

#include "models/campaign/spell.hpp"
#include "models/campaign/target.hpp"
#include "models/weakness/weakness.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace cordon::models {

/// What a partition remembers of a device that a campaign has taken at least once.
struct TouchedDevice {
    DeviceId device;
    SimTime held_since{};        ///< of the spell that goes on
    SimTime contact_since{};     ///< if `in_contact`
    SimTime read_since{};        ///< if `is_read`
    SimTime held_until{};        ///< when it ends if nobody finds it
    Remedies remedies{};         ///< done by its owner
    std::uint32_t taken_by = 0;  ///< one bit a kind of campaign that has ever held the device
    std::uint32_t spells = 0;    ///< of any campaign
    std::uint32_t holding = Target::none;  ///< target of the spell that goes on
    std::uint32_t waiting = Target::none;  ///< first of the targets of others that wait for it
    std::uint16_t mended = 0;  ///< times that its owner did something about its weakness
    bool in_contact = false;   ///< the holder can use it
    bool is_read = false;      ///< and does read it
    bool cut_off = false;      ///< the holder lost it for good
    bool safe = false;         ///< replaced by one that nobody takes

    [[nodiscard]] bool is_held() const noexcept { return holding != Target::none; }
};

/// The devices of a partition that somebody has touched. The only state that exists per device.
class TouchedDevices {
public:
    /// The place of the device's record, a new one if it was never taken.
    std::uint32_t place_of(DeviceId device) {
        const auto [found, added] =
            places_.try_emplace(device.packed(), static_cast<std::uint32_t>(records_.size()));
        if (added) {
            records_.push_back({.device = device});
        }
        return found->second;
    }

    [[nodiscard]] TouchedDevice& operator[](std::uint32_t place) { return records_[place]; }
    [[nodiscard]] const TouchedDevice& operator[](std::uint32_t place) const {
        return records_[place];
    }
    /// Has the memory bring the record.
    void fetch(std::uint32_t place) const {
        const char* const record = reinterpret_cast<const char*>(&records_[place]);
        __builtin_prefetch(record);
        __builtin_prefetch(record + 64);
    }
    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(records_.size());
    }

    /// True if no campaign that picks its victims takes the device now: one holds it, or it is
    /// safe.
    [[nodiscard]] bool is_closed(DeviceId device) const {
        const auto found = places_.find(device.packed());
        return found != places_.end() &&
               (records_[found->second].is_held() || records_[found->second].safe);
    }

private:
    std::vector<TouchedDevice> records_;  ///< in the order in which they were first taken
    std::unordered_map<std::uint64_t, std::uint32_t> places_;  ///< by device; never iterated
};

}  // namespace cordon::models
