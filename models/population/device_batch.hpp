#pragma once

#include "models/population/device.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace cordon::models {

/// Some thousand devices, property by property: the form that loops over vectors want.
struct DeviceBatch {
    /// Where one slot in ten holds a device, loops over the devices are still long enough to pay;
    /// two dozen columns of so many fit an L2 cache.
    static constexpr std::size_t capacity = 2048;

    /// One property of all devices of a batch, or of all slots.
    template <class T>
    struct alignas(64) Column : std::array<T, capacity> {};

    std::size_t size = 0;
    Column<std::uint64_t> id;       ///< DeviceId::packed
    Column<std::int64_t> bought;    ///< microseconds, as the others
    Column<std::int64_t> retired;   ///< as in OwnedDevice
    Column<std::int64_t> replaced;  ///< as in OwnedDevice

    [[nodiscard]] OwnedDevice operator[](std::size_t i) const {
        return {DeviceId(id[i]), SimTime{bought[i]}, SimTime{retired[i]}, SimTime{replaced[i]}};
    }

    /// \pre size < capacity
    void push_back(const OwnedDevice& device) {
        id[size] = device.id.packed();
        bought[size] = device.bought.microseconds;
        retired[size] = device.retired.microseconds;
        replaced[size] = device.replaced.microseconds;
        ++size;
    }
};

}  // namespace cordon::models
