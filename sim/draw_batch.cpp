#include "sim/draw_batch.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <bit>
#include <cstddef>

// One version of a function for each kind of processor, chosen when the program starts; none fuses
// or reorders arithmetic, so they agree in every bit. Sanitizers cannot live with the choosing.
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define CORDON_FOR_EACH_PROCESSOR                                                                  \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CORDON_FOR_EACH_PROCESSOR
#endif

namespace cordon::sim {

namespace {

CORDON_FOR_EACH_PROCESSOR
void draw_pairs_of(PhiloxKey key, std::uint32_t purpose, std::size_t n,
                   const std::uint64_t* __restrict entities,
                   const std::uint64_t* __restrict ordinals, std::uint64_t* __restrict firsts,
                   std::uint64_t* __restrict seconds) {
    for (std::size_t i = 0; i < n; ++i) {
        const PhiloxBlock block = philox(
            RandomStream::counter({entities[i], static_cast<std::uint8_t>(purpose), ordinals[i]}),
            key);
        firsts[i] = std::uint64_t{block[1]} << 32 | block[0];
        seconds[i] = std::uint64_t{block[3]} << 32 | block[2];
    }
}

CORDON_FOR_EACH_PROCESSOR
void exponentials_of(std::size_t n, const std::uint64_t* __restrict bits,
                     double* __restrict values) {
    for (std::size_t i = 0; i < n; ++i) {
        // RandomStream::uniform() by way of the mantissa of [1, 2): exact, and a vector operation
        // on every processor, which the conversion of 64-bit integers is not.
        const double shifted = std::bit_cast<double>(0x3FF0000000000000 | bits[i] >> 12);
        values[i] = -log(shifted - (1 - 0x1p-53));
    }
}

}  // namespace

void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::span<const std::uint64_t> ordinals, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds) {
    CORDON_EXPECT(ordinals.size() == entities.size() && firsts.size() == entities.size() &&
                  seconds.size() == entities.size());
    draw_pairs_of(key.key, purpose, entities.size(), entities.data(), ordinals.data(),
                  firsts.data(), seconds.data());
}

void exponentials(std::span<const std::uint64_t> bits, std::span<double> values) {
    CORDON_EXPECT(values.size() == bits.size());
    exponentials_of(bits.size(), bits.data(), values.data());
}

}  // namespace cordon::sim
