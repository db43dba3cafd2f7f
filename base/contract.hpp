#pragma once

/// \file
/// Contracts: statements about our own code that are false only if there is a bug.
///
/// A wrong scenario file or a full disk is not a bug; base/error.hpp has those.
///  - CORDON_EXPECT(cond): what the caller promises (precondition).
///  - CORDON_ENSURE(cond): what this function promises (postcondition or invariant).
///  - CORDON_EXPECT_HOT(cond): as CORDON_EXPECT, for code run once per event; compiled out
///    unless CORDON_CHECK_HOT is 1 (on in the `debug` and `audit` presets).

#include <stdexcept>
#include <string>

namespace cordon {

/// A broken contract. Caught only in app/main.cpp, which prints it and exits 70.
class ContractViolation : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] inline void break_contract(const char* kind, const char* condition, const char* file,
                                        int line) {
    throw ContractViolation(std::string(file) + ":" + std::to_string(line) + ": " + kind +
                            " broken: " + condition);
}

}  // namespace cordon

// clang-format off
#define CORDON_CHECK(kind, cond) \
    ((cond) ? void(0) : ::cordon::break_contract(kind, #cond, __FILE__, __LINE__))
#define CORDON_EXPECT(cond) CORDON_CHECK("precondition", cond)
#define CORDON_ENSURE(cond) CORDON_CHECK("postcondition", cond)
#if CORDON_CHECK_HOT
#define CORDON_EXPECT_HOT(cond) CORDON_CHECK("precondition", cond)
#else
#define CORDON_EXPECT_HOT(cond) (void(sizeof((cond) ? 1 : 0)))
#endif
// clang-format on
