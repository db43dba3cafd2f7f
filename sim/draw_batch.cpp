#include "sim/draw_batch.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

// One version of a function for each kind of processor, chosen when the program starts; none fuses
// or reorders arithmetic, so they agree in every bit. Sanitizers cannot live with the choosing.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define CORDON_CHOOSES_PROCESSOR 1
#define CORDON_FOR_EACH_PROCESSOR                                                                  \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#include <immintrin.h>
#else
#define CORDON_CHOOSES_PROCESSOR 0
#define CORDON_FOR_EACH_PROCESSOR
#endif

namespace cordon::sim {

namespace {

/// Whose pairs are drawn, and where to.
struct Pairs {
    PhiloxKey key;
    std::uint8_t purpose;
    std::size_t n;
    const std::uint64_t* entities;
    const std::uint64_t* ordinals;
    std::uint64_t* __restrict firsts;
    std::uint64_t* __restrict seconds;
};

#if CORDON_CHOOSES_PROCESSOR
__attribute__((target("default")))
#endif
std::size_t
draw_in_registers(const Pairs& /*pairs*/) {
    return 0;
}

#if CORDON_CHOOSES_PROCESSOR
/// Philox in lanes of 64 bits: a multiplication reads the low half of a lane and fills all of it,
/// so what the high half holds matters only when the words are put together. Left to itself, the
/// compiler moves halves about and needs twice the instructions.
/// \return how many it has drawn: all but what does not fill a register
__attribute__((target("avx2"))) std::size_t draw_in_registers(const Pairs& pairs) {
    using Lanes [[gnu::vector_size(32)]] = std::uint64_t;
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);
    constexpr __m256i factor0 = __m256i{} + philox_factors[0];
    constexpr __m256i factor1 = __m256i{} + philox_factors[1];
    std::array<std::array<Lanes, 2>, philox_rounds> keys;
    PhiloxKey key = pairs.key;
    for (auto& of_round : keys) {
        of_round = {Lanes{} + key[0], Lanes{} + key[1]};
        key[0] += philox_key_steps[0];
        key[1] += philox_key_steps[1];
    }
    const std::uint64_t purpose = RandomStream::counter({0, pairs.purpose, 0})[2];
    std::size_t i = 0;
    for (; i + lanes <= pairs.n; i += lanes) {
        Lanes entity;
        Lanes ordinal;
        std::memcpy(&entity, pairs.entities + i, sizeof(entity));
        std::memcpy(&ordinal, pairs.ordinals + i, sizeof(ordinal));
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
            word0 = b >> 32 ^ word1 ^ of_round[0];
            word2 = a >> 32 ^ word3 ^ of_round[1];
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
#endif

CORDON_FOR_EACH_PROCESSOR
void exponentials_of(std::size_t n, const std::uint64_t* __restrict bits,
                     double* __restrict values) {
    for (std::size_t i = 0; i < n; ++i) {
        // RandomStream::uniform() by way of the mantissa of [1, 2): exact, and a vector operation
        // on every processor, which the conversion of 64-bit integers is not.
        const auto shifted = std::bit_cast<double>(0x3FF0000000000000 | bits[i] >> 12);
        values[i] = -log(shifted - (1 - 0x1p-53));
    }
}

}  // namespace

void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::span<const std::uint64_t> ordinals, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds) {
    CORDON_EXPECT(ordinals.size() == entities.size() && firsts.size() == entities.size() &&
                  seconds.size() == entities.size());
    const Pairs pairs{.key = key.key,
                      .purpose = purpose,
                      .n = entities.size(),
                      .entities = entities.data(),
                      .ordinals = ordinals.data(),
                      .firsts = firsts.data(),
                      .seconds = seconds.data()};
    for (std::size_t i = draw_in_registers(pairs); i < entities.size(); ++i) {
        RandomStream stream(key, {entities[i], purpose, ordinals[i]});
        firsts[i] = stream.bits();
        seconds[i] = stream.bits();
    }
}

void exponentials(std::span<const std::uint64_t> bits, std::span<double> values) {
    CORDON_EXPECT(values.size() == bits.size());
    exponentials_of(bits.size(), bits.data(), values.data());
}

}  // namespace cordon::sim
