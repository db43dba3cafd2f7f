#pragma once

#include <vector>

// Which vector instructions a loop may use is chosen when the program runs, so that one program
// serves every processor; none fuses or reorders arithmetic, so all give the same bits.
#if defined(__x86_64__)
#define CORDON_ON_X86_64 1
#else
#define CORDON_ON_X86_64 0
#endif

namespace cordon::sim {

/// The vectors a processor has: 128 bits (on every x86-64), 256 or 512.
enum class InstructionSet { plain, avx2, avx512 };

/// Those of this machine, the widest last; elsewhere than on x86-64 `plain` alone.
std::vector<InstructionSet> instruction_sets();

/// The widest of this machine.
InstructionSet best_instruction_set();

namespace detail {

// Everything the loop calls is inlined, and so compiled for the same processor as the loop. What it
// captured is copied, for a store through a captured pointer might else change another capture.
template <class Loop>
[[gnu::flatten, gnu::noinline]] auto run_plain(const Loop& loop) {
    const Loop own = loop;
    return own();
}

#if CORDON_ON_X86_64
template <class Loop>
[[gnu::target("avx2,bmi2,popcnt"), gnu::flatten, gnu::noinline]] auto
run_with_avx2(const Loop& loop) {
    const Loop own = loop;
    return own();
}

template <class Loop>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,bmi2,popcnt"), gnu::flatten, gnu::noinline]] auto
run_with_avx512(const Loop& loop) {
    const Loop own = loop;
    return own();
}
#endif

}  // namespace detail

/// Calls `loop`, compiled for the instruction set: what a loop over arrays needs to become one over
/// vectors. The arrays it writes must not overlap those it reads; say so by `#pragma GCC ivdep`.
/// \pre this machine has the instruction set
template <class Loop>
auto run_with(InstructionSet set, const Loop& loop) {
#if CORDON_ON_X86_64
    if (set == InstructionSet::avx512) {
        return detail::run_with_avx512(loop);
    }
    if (set == InstructionSet::avx2) {
        return detail::run_with_avx2(loop);
    }
#endif
    return detail::run_plain(loop);
}

}  // namespace cordon::sim
