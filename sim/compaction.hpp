#pragma once

#include "sim/instruction_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace cordon::sim {

/// The indices of the flags that are set, in order: how a batch goes on with some of its lanes,
/// without a branch that guesses wrong at every other lane.
/// \param indices  room for as many as there are flags; what lies behind the result is overwritten
/// \pre flags are 0 or 1, fewer than 2^32
/// \return how many are set
std::size_t indices_of_set(std::span<const std::uint8_t> flags, std::span<std::uint32_t> indices,
                           InstructionSet set = best_instruction_set());

}  // namespace cordon::sim
