#pragma once

#include "sim/instruction_set.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <span>

namespace cordon::sim {

/// The first two draws of 64 bits of many streams at once: the same bits as from a RandomStream of
/// each identity, at a fraction of the price, by vectors.
/// \pre as many ordinals, firsts and seconds as entities; entities < 2^48, ordinals < 2^40
void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::span<const std::uint64_t> ordinals, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds, InstructionSet set = best_instruction_set());

/// The same for streams of one ordinal.
void draw_pairs(RandomKey key, std::uint8_t purpose, std::span<const std::uint64_t> entities,
                std::uint64_t ordinal, std::span<std::uint64_t> firsts,
                std::span<std::uint64_t> seconds, InstructionSet set = best_instruction_set());

/// exponential() of streams whose next 64 bits are `bits`: the same doubles, many at once.
/// \pre as many values as bits
void exponentials(std::span<const std::uint64_t> bits, std::span<double> values,
                  InstructionSet set = best_instruction_set());

}  // namespace cordon::sim
