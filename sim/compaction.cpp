#include "sim/compaction.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if CORDON_ON_X86_64
#include <immintrin.h>
#endif

namespace cordon::sim {
namespace {

#if CORDON_ON_X86_64
[[gnu::target("avx512f,avx512bw,avx512vl")]] std::size_t
compact_with_avx512(std::size_t n, const std::uint8_t* flags, std::uint32_t* indices) {
    constexpr std::size_t lanes = 16;
    __m512i index = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i step = _mm512_set1_epi32(lanes);
    std::size_t found = 0;
    for (std::size_t i = 0; i < n; i += lanes) {
        const std::size_t left = std::min(lanes, n - i);
        const auto valid = static_cast<__mmask16>((1U << left) - 1);
        const __m128i of_lanes = _mm_maskz_loadu_epi8(valid, flags + i);
        const __mmask16 set = _mm_test_epi8_mask(of_lanes, of_lanes);
        _mm512_mask_compressstoreu_epi32(indices + found, set, index);
        found += static_cast<std::size_t>(std::popcount(static_cast<unsigned>(set)));
        index = _mm512_add_epi32(index, step);
    }
    return found;
}

/// Eight flags at a time: their places in a word of bytes, packed by the mask of those set.
/// \return how many flags it has looked at; adds to `found`
[[gnu::target("avx2,bmi2,popcnt")]] std::size_t compact_with_avx2(std::size_t n,
                                                                  const std::uint8_t* flags,
                                                                  std::uint32_t* indices,
                                                                  std::size_t& found) {
    constexpr std::size_t lanes = 8;
    constexpr std::uint64_t places = 0x0706050403020100;
    std::size_t i = 0;
    // A store fills eight places: beyond those found there are as many flags to come.
    for (; i + lanes <= n; i += lanes) {
        std::uint64_t set = 0;
        std::memcpy(&set, flags + i, sizeof(set));
        const std::uint64_t packed = _pext_u64(places, set * UINT8_MAX);
        const __m256i index = _mm256_add_epi32(
            _mm256_cvtepu8_epi32(_mm_cvtsi64_si128(static_cast<long long>(packed))),
            _mm256_set1_epi32(static_cast<int>(i)));
        std::memcpy(indices + found, &index, sizeof(index));
        found += static_cast<std::size_t>(std::popcount(set));
    }
    return i;
}
#endif

}  // namespace

std::size_t indices_of_set(std::span<const std::uint8_t> flags, std::span<std::uint32_t> indices,
                           InstructionSet set) {
    CORDON_EXPECT(indices.size() >= flags.size());
#if CORDON_ON_X86_64
    if (set == InstructionSet::avx512) {
        return compact_with_avx512(flags.size(), flags.data(), indices.data());
    }
#endif
    std::size_t found = 0;
    std::size_t i = 0;
#if CORDON_ON_X86_64
    if (set == InstructionSet::avx2) {
        i = compact_with_avx2(flags.size(), flags.data(), indices.data(), found);
    }
#endif
    for (; i < flags.size(); ++i) {
        indices[found] = static_cast<std::uint32_t>(i);
        found += flags[i];
    }
    return found;
}

}  // namespace cordon::sim
