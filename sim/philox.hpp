#pragma once

#include <array>
#include <cstdint>

namespace cordon::sim {

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
/// SC'11): a keyed bijection of 128-bit counters whose outputs pass as independent random bits.
///
/// Written out rather than taken from Random123 so that the compiler can vectorise it across
/// counters; tests compare it with Random123 and its published vectors.
using PhiloxBlock = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

inline constexpr int philox_rounds = 10;
inline constexpr std::array<std::uint32_t, 2> philox_factors = {0xD2511F53, 0xCD9E8D57};
inline constexpr PhiloxKey philox_key_steps = {0x9E3779B9, 0xBB67AE85};

constexpr PhiloxBlock philox(PhiloxBlock counter, PhiloxKey key) noexcept {
    for (int round = 0; round < philox_rounds; ++round) {
        const std::uint64_t a = std::uint64_t{philox_factors[0]} * counter[0];
        const std::uint64_t b = std::uint64_t{philox_factors[1]} * counter[2];
        counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(b),
                   static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(a)};
        key[0] += philox_key_steps[0];
        key[1] += philox_key_steps[1];
    }
    return counter;
}

}  // namespace cordon::sim
