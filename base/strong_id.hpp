#pragma once

#include <compare>
#include <cstdint>

namespace cordon {

/// An index that cannot be mixed up with another kind of index.
///
/// \tparam Tag  any type; `struct Slot_` (trailing underscore) marks a tag with no class
///
/// Declare next to the thing it numbers: `using SlotId = StrongId<struct Slot_>;`
/// There is no "invalid" value: use std::optional<SlotId> where absence is normal.
template <class Tag>
class StrongId {
public:
    constexpr explicit StrongId(std::uint64_t value) noexcept : value_(value) {}

    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }

    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    std::uint64_t value_;
};

}  // namespace cordon
