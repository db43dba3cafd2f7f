#pragma once

#include "base/sim_time.hpp"

#include <cstdint>

namespace cordon::sim {

/// A time as the key of an EventCalendar. \pre time >= 0
constexpr std::uint64_t key_of(SimTime time) noexcept {
    return static_cast<std::uint64_t>(time.microseconds);
}
/// The time of a key; `never` for keys beyond all time, among them that of an empty calendar.
constexpr SimTime time_of(std::uint64_t key) noexcept {
    return key < key_of(never) ? SimTime{static_cast<std::int64_t>(key)} : never;
}

}  // namespace cordon::sim
