#include "sim/draw_batch.hpp"

#include "base/contract.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#if CORDON_ON_X86_64
#include <immintrin.h>
#endif

namespace cordon::sim {

namespace {

/// Whose pairs are drawn, and where to.
struct Pairs {
    PhiloxKey key;
    std::uint8_t purpose;
    std::size_t n;
    const std::uint64_t* entities;
    const std::uint64_t* ordinals;  ///< null: `ordinal` for all
    std::uint64_t ordinal;
    std::uint64_t* __restrict firsts;
    std::uint64_t* __restrict seconds;

    [[nodiscard]] std::uint64_t ordinal_of(std::size_t i) const {
        return ordinals == nullptr ? ordinal : ordinals[i];
    }
};

#if CORDON_ON_X86_64
// Philox in lanes of 64 bits: a multiplication reads the low half of a lane and fills all of it, so
// what the high half holds matters only when the words are put together. Left to itself, the
// compiler moves halves about and needs twice the instructions. Each function returns how many
// pairs it has drawn: all but what does not fill a register.

using RoundKeys = std::array<PhiloxKey, philox_rounds>;

RoundKeys round_keys(PhiloxKey key) {
    RoundKeys keys;
    for (auto& of_round : keys) {
        of_round = key;
        key[0] += philox_key_steps[0];
        key[1] += philox_key_steps[1];
    }
    return keys;
}

[[gnu::target("avx2")]] std::size_t draw_with_avx2(const Pairs& pairs) {
    using Lanes [[gnu::vector_size(32)]] = std::uint64_t;
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);
    constexpr __m256i factor0 = __m256i{} + philox_factors[0];
    constexpr __m256i factor1 = __m256i{} + philox_factors[1];
    const RoundKeys keys = round_keys(pairs.key);
    const std::uint64_t purpose = RandomStream::counter({0, pairs.purpose, 0})[2];
    std::size_t i = 0;
    for (; i + lanes <= pairs.n; i += lanes) {
        Lanes entity;
        Lanes ordinal = Lanes{} + pairs.ordinal;
        std::memcpy(&entity, pairs.entities + i, sizeof(entity));
        if (pairs.ordinals != nullptr) {
            std::memcpy(&ordinal, pairs.ordinals + i, sizeof(ordinal));
        }
        Lanes word0{};
        Lanes word1 = ordinal;
        Lanes word2 = (ordinal >> 32) | purpose | entity << 16;
        Lanes word3 = entity >> 16;
#pragma GCC unroll 10
        for (const auto& of_round : keys) {
            const auto a = reinterpret_cast<Lanes>(
                _mm256_mul_epu32(reinterpret_cast<__m256i>(word0), factor0));
            const auto b = reinterpret_cast<Lanes>(
                _mm256_mul_epu32(reinterpret_cast<__m256i>(word2), factor1));
            word0 = b >> 32 ^ word1 ^ std::uint64_t{of_round[0]};
            word2 = a >> 32 ^ word3 ^ std::uint64_t{of_round[1]};
            word1 = b;
            word3 = a;
        }
        const Lanes first = word1 << 32 | (word0 & UINT32_MAX);
        const Lanes second = word3 << 32 | (word2 & UINT32_MAX);
        std::memcpy(pairs.firsts + i, &first, sizeof(first));
        std::memcpy(pairs.seconds + i, &second, sizeof(second));
    }
    return i;
}

[[gnu::target("avx512f")]] std::size_t draw_with_avx512(const Pairs& pairs) {
    using Lanes [[gnu::vector_size(64)]] = std::uint64_t;
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);
    constexpr __mmask8 all = 0xFF;  // g++ 12 warns of the plain intrinsic's own header
    constexpr __m512i factor0 = __m512i{} + philox_factors[0];
    constexpr __m512i factor1 = __m512i{} + philox_factors[1];
    const RoundKeys keys = round_keys(pairs.key);
    const std::uint64_t purpose = RandomStream::counter({0, pairs.purpose, 0})[2];
    std::size_t i = 0;
    for (; i + lanes <= pairs.n; i += lanes) {
        Lanes entity;
        Lanes ordinal = Lanes{} + pairs.ordinal;
        std::memcpy(&entity, pairs.entities + i, sizeof(entity));
        if (pairs.ordinals != nullptr) {
            std::memcpy(&ordinal, pairs.ordinals + i, sizeof(ordinal));
        }
        Lanes word0{};
        Lanes word1 = ordinal;
        Lanes word2 = (ordinal >> 32) | purpose | entity << 16;
        Lanes word3 = entity >> 16;
#pragma GCC unroll 10
        for (const auto& of_round : keys) {
            const auto a = reinterpret_cast<Lanes>(
                _mm512_maskz_mul_epu32(all, reinterpret_cast<__m512i>(word0), factor0));
            const auto b = reinterpret_cast<Lanes>(
                _mm512_maskz_mul_epu32(all, reinterpret_cast<__m512i>(word2), factor1));
            word0 = b >> 32 ^ word1 ^ std::uint64_t{of_round[0]};
            word2 = a >> 32 ^ word3 ^ std::uint64_t{of_round[1]};
            word1 = b;
            word3 = a;
        }
        const Lanes first = word1 << 32 | (word0 & UINT32_MAX);
        const Lanes second = word3 << 32 | (word2 & UINT32_MAX);
        std::memcpy(pairs.firsts + i, &first, sizeof(first));
        std::memcpy(pairs.seconds + i, &second, sizeof(second));
    }
    return i;
}

std::size_t draw_in_registers(const Pairs& pairs, InstructionSet set) {
    switch (set) {
    case InstructionSet::avx512:
        return draw_with_avx512(pairs);
    case InstructionSet::avx2:
        return draw_with_avx2(pairs);
    case InstructionSet::plain:
        break;
    }
    return 0;
}

/// Draws the pairs from `done` on, fewer than fill a register, in a register that they share with
/// others that nobody asked for.
void draw_rest_in_registers(const Pairs& pairs, std::size_t done, InstructionSet set) {
    constexpr std::size_t lanes = 8;
    std::array<std::uint64_t, lanes> entities{};
    std::array<std::uint64_t, lanes> ordinals{};
    std::array<std::uint64_t, lanes> firsts;
    std::array<std::uint64_t, lanes> seconds;
    for (std::size_t i = done; i < pairs.n; ++i) {
        entities[i - done] = pairs.entities[i];
        ordinals[i - done] = pairs.ordinal_of(i);
    }
    Pairs padded = pairs;
    padded.n = lanes;
    padded.entities = entities.data();
    padded.ordinals = ordinals.data();
    padded.firsts = firsts.data();
    padded.seconds = seconds.data();
    draw_in_registers(padded, set);
    std::copy_n(firsts.begin(), pairs.n - done, pairs.firsts + done);
    std::copy_n(seconds.begin(), pairs.n - done, pairs.seconds + done);
}
#endif

void draw(const Pairs& pairs, InstructionSet set) {
#if CORDON_ON_X86_64
    if (set != InstructionSet::plain) {
        const std::size_t drawn = draw_in_registers(pairs, set);
        if (drawn < pairs.n) {
            draw_rest_in_registers(pairs, drawn, set);
        }
        return;
    }
#endif
    for (std::size_t i = 0; i < pairs.n; ++i) {
        RandomStream stream({pairs.key}, {pairs.entities[i], pairs.purpose, pairs.ordinal_of(i)});
        pairs.firsts[i] = stream.bits();
        pairs.seconds[i] = stream.bits();
    }
}

}  // namespace

void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::span<const std::uint64_t> ordinals, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds, InstructionSet set) {
    CORDON_EXPECT(ordinals.size() == entities.size() && firsts.size() == entities.size() &&
                  seconds.size() == entities.size());
    draw({.key = key.key,
          .purpose = purpose,
          .n = entities.size(),
          .entities = entities.data(),
          .ordinals = ordinals.data(),
          .ordinal = 0,
          .firsts = firsts.data(),
          .seconds = seconds.data()},
         set);
}

void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::uint64_t ordinal, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds, InstructionSet set) {
    CORDON_EXPECT(firsts.size() == entities.size() && seconds.size() == entities.size());
    draw({.key = key.key,
          .purpose = purpose,
          .n = entities.size(),
          .entities = entities.data(),
          .ordinals = nullptr,
          .ordinal = ordinal,
          .firsts = firsts.data(),
          .seconds = seconds.data()},
         set);
}

void exponentials(std::span<const std::uint64_t> bits, std::span<double> values,
                  InstructionSet set) {
    CORDON_EXPECT(values.size() == bits.size());
    run_with(set, [n = bits.size(), from = bits.data(), to = values.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            to[i] = exponential_of(from[i]);
        }
    });
}

}  // namespace cordon::sim
