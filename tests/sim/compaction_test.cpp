#include "sim/compaction.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace cordon::sim;

TEST_CASE("compaction finds the flags that are set, in order", "[sim]") {
    const auto set = GENERATE(from_range(instruction_sets()));
    const std::size_t n = GENERATE(0U, 1U, 15U, 16U, 17U, 1000U);
    const std::size_t every = GENERATE(1U, 2U, 7U, 2000U);
    CAPTURE(static_cast<int>(set), n, every);
    std::vector<std::uint8_t> flags(n);
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < n; ++i) {
        flags[i] = i * 37 % every == 0 ? 1 : 0;
        if (flags[i] != 0) {
            expected.push_back(static_cast<std::uint32_t>(i));
        }
    }
    std::vector<std::uint32_t> indices(n);
    indices.resize(indices_of_set(flags, indices, set));
    CHECK(indices == expected);
}
