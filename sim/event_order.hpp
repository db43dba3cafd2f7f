#pragma once

#include "base/contract.hpp"
#include "base/sim_time.hpp"

#include <cstdint>

/// \file
/// The total order of events, the same however the world is cut up: by time, then by class, owner,
/// purpose and ordinal. A calendar's key is the time in microseconds, or another quantity that only
/// rises; its tie holds the rest. Events equal in all of them must be interchangeable, for which of
/// them happens first may depend on the partitions.

namespace cordon::sim {

/// A time as the key of an EventCalendar. \pre time >= 0
constexpr std::uint64_t key_of(SimTime time) noexcept {
    return static_cast<std::uint64_t>(time.microseconds);
}
/// The time of a key; `never` for keys beyond all time, among them that of an empty calendar.
constexpr SimTime time_of(std::uint64_t key) noexcept {
    return key < key_of(never) ? SimTime{static_cast<std::int64_t>(key)} : never;
}

/// What orders simultaneous events, in the order of the fields; what is lower happens first.
struct EventTie {
    std::uint64_t priority;     ///< class, below 8: say, ends before beginnings
    std::uint64_t owner;        ///< whose event it is, persistent identity, below 2^48
    std::uint64_t purpose = 0;  ///< of several kinds an owner may have, below 32
    std::uint64_t ordinal = 0;  ///< of several of the same kind, below 256
};

/// priority 3 | owner 48 | purpose 5 | ordinal 8 bits, as the tie of an EventCalendar.
constexpr std::uint64_t packed(const EventTie& tie) {
    CORDON_EXPECT_HOT(tie.priority < 8 && tie.owner < std::uint64_t{1} << 48);
    CORDON_EXPECT_HOT(tie.purpose < 32 && tie.ordinal < 256);
    return tie.priority << 61 | tie.owner << 13 | tie.purpose << 8 | tie.ordinal;
}
constexpr std::uint64_t priority_of(std::uint64_t tie) noexcept {
    return tie >> 61;
}
constexpr std::uint64_t owner_of(std::uint64_t tie) noexcept {
    return tie >> 13 & 0xFFFF'FFFF'FFFF;
}

}  // namespace cordon::sim
