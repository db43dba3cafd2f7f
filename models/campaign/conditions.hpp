#pragma once

#include "models/campaign/pressure.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// What the campaigns are to a jurisdiction while a window is open: all that its partitions know of
/// the rest of the world.
struct Conditions {
    std::size_t device_classes;
    std::vector<PressureWindow> clocks;   ///< [campaign][device class]
    std::vector<std::uint8_t> commands;   ///< [campaign], it is in contact with what it holds
    std::vector<std::uint8_t> collects;   ///< [campaign], it reads what it holds
    std::vector<std::uint8_t> disclosed;  ///< [campaign], operators can tell its devices

    [[nodiscard]] const PressureWindow& clock(std::size_t campaign,
                                              std::size_t device_class) const noexcept {
        return clocks[campaign * device_classes + device_class];
    }
};

}  // namespace cordon::models
