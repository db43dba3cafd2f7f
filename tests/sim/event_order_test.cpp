#include "sim/event_order.hpp"

#include "base/contract.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

namespace {

constexpr std::uint64_t last_owner = (std::uint64_t{1} << 48) - 1;

}  // namespace

TEST_CASE("ties are ordered by priority, then owner, purpose and ordinal", "[sim]") {
    // Each tie differs from the one before by the least step of one field, with all lower fields
    // falling from their most to their least: a field too narrow or in the wrong place shows.
    const std::vector<EventTie> increasing = {
        {0, 0, 0, 0}, {0, 0, 0, 255},           {0, 0, 1, 0}, {0, 0, 31, 255},
        {0, 1, 0, 0}, {0, last_owner, 31, 255}, {1, 0, 0, 0}, {7, last_owner, 31, 255}};
    for (std::size_t i = 1; i < increasing.size(); ++i) {
        CAPTURE(i);
        CHECK(packed(increasing[i - 1]) < packed(increasing[i]));
    }
    CHECK(packed(increasing.back()) == UINT64_MAX);
}

TEST_CASE("priority and owner come out as they went in", "[sim]") {
    const std::uint64_t tie = packed({5, 0xABCD'EF01'2345, 17, 200});
    CHECK(priority_of(tie) == 5);
    CHECK(owner_of(tie) == 0xABCD'EF01'2345);
}

TEST_CASE("times and keys are one thing, and the key of nothing is never", "[sim]") {
    CHECK(key_of(SimTime{12'345}) == 12'345);
    CHECK(time_of(12'345) == SimTime{12'345});
    CHECK(time_of(UINT64_MAX) == never);
    CHECK(time_of(key_of(never) + 1) == never);
}

#if CORDON_CHECK_HOT
TEST_CASE("a field that does not fit a tie is a bug of the caller", "[sim]") {
    CHECK_THROWS_AS(packed({8, 0, 0, 0}), ContractViolation);
    CHECK_THROWS_AS(packed({0, last_owner + 1, 0, 0}), ContractViolation);
    CHECK_THROWS_AS(packed({0, 0, 32, 0}), ContractViolation);
    CHECK_THROWS_AS(packed({0, 0, 0, 256}), ContractViolation);
}
#endif
