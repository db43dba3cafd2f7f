#pragma once

#include "base/contract.hpp"
#include "sim/philox.hpp"

#include <bit>
#include <cstdint>

namespace cordon::sim {

/// The random world of one member: the same for every policy, thread, rank and order.
struct RandomKey {
    PhiloxKey key;
};

/// The key of a member's world. Seed and member are mixed by Philox itself, so that nearby seeds
/// and members give unrelated keys.
constexpr RandomKey member_key(std::uint64_t seed, std::uint64_t member) noexcept {
    const PhiloxBlock block =
        philox({static_cast<std::uint32_t>(member), static_cast<std::uint32_t>(member >> 32), 0, 0},
               {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return {{block[0], block[1]}};
}

/// A uniform real in (0, 1) from 64 random bits: an odd multiple of 2^-53, so never 0 or 1.
///
/// By way of the mantissa of [1, 2): exact, and a vector operation on every processor, which the
/// conversion of 64-bit integers is not.
constexpr double uniform_of(std::uint64_t bits) noexcept {
    return std::bit_cast<double>(0x3FF0000000000000 | bits >> 12) - (1 - 0x1p-53);
}

/// Who draws, what for, and for the how-manieth time: the identity a draw is a function of.
struct DrawIdentity {
    std::uint64_t entity;       ///< persistent identity of the one who draws, below 2^48
    std::uint8_t purpose;       ///< what the draw is for; the numbering belongs to the models
    std::uint64_t ordinal = 0;  ///< which decision of this kind, below 2^40
};

/// Random numbers that are a pure function of (member key, identity, draw index).
///
/// No shared state: making a stream costs nothing, copies are independent, and whatever one
/// decision consumes never shifts another's numbers. At most 2^33 draws of 64 bits.
class RandomStream {
public:
    /// \pre entity < 2^48, ordinal < 2^40
    constexpr RandomStream(RandomKey key, DrawIdentity id) : key_(key.key), counter_(counter(id)) {
        CORDON_EXPECT_HOT(id.entity < std::uint64_t{1} << 48);
        CORDON_EXPECT_HOT(id.ordinal < std::uint64_t{1} << 40);
    }

    /// Where the stream of an identity begins: entity 48 | purpose 8 | ordinal 40 | draw 32 bits.
    static constexpr PhiloxBlock counter(DrawIdentity id) noexcept {
        return {0, static_cast<std::uint32_t>(id.ordinal),
                static_cast<std::uint32_t>(id.ordinal >> 32 & 0xFF) |
                    static_cast<std::uint32_t>(id.purpose) << 8 |
                    static_cast<std::uint32_t>(id.entity & 0xFFFF) << 16,
                static_cast<std::uint32_t>(id.entity >> 16)};
    }

    /// Next 64 random bits.
    constexpr std::uint64_t bits() noexcept {
        if (second_half_) {
            second_half_ = false;
            return std::uint64_t{block_[3]} << 32 | block_[2];
        }
        block_ = philox(counter_, key_);
        ++counter_[0];
        second_half_ = true;
        return std::uint64_t{block_[1]} << 32 | block_[0];
    }

    /// Next uniform real in (0, 1).
    constexpr double uniform() noexcept { return uniform_of(bits()); }

private:
    PhiloxKey key_;
    PhiloxBlock counter_;
    PhiloxBlock block_{};
    bool second_half_ = false;
};

}  // namespace cordon::sim
