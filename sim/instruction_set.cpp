#include "sim/instruction_set.hpp"

namespace cordon::sim {

InstructionSet best_instruction_set() {
#if CORDON_ON_X86_64
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0) {
        return InstructionSet::avx512;
    }
    if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0) {
        return InstructionSet::avx2;
    }
#endif
    return InstructionSet::plain;
}

std::vector<InstructionSet> instruction_sets() {
    std::vector<InstructionSet> sets{InstructionSet::plain};
    for (const auto set : {InstructionSet::avx2, InstructionSet::avx512}) {
        if (set <= best_instruction_set()) {
            sets.push_back(set);
        }
    }
    return sets;
}

}  // namespace cordon::sim
