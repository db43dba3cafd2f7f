#include "sim/draw_batch.hpp"

#include "sim/distributions.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace cordon::sim;

TEST_CASE("draws made together are those made one by one, bit for bit", "[sim]") {
    const auto set = GENERATE(from_range(instruction_sets()));
    CAPTURE(static_cast<int>(set));
    // Numbers of every remainder by a vector's length, identities up to the last.
    const std::size_t n = GENERATE(0U, 1U, 2U, 7U, 8U, 9U, 31U, 10'000U);
    CAPTURE(n);
    const RandomKey key = member_key(5, 6);
    std::vector<std::uint64_t> entities(n);
    std::vector<std::uint64_t> ordinals(n);
    for (std::size_t i = 0; i < n; ++i) {
        entities[i] = i % 3 == 0 ? i : (std::uint64_t{1} << 48) - 1 - i;
        ordinals[i] = i % 2 == 0 ? i / 7 : (std::uint64_t{1} << 40) - 1 - i;
    }
    std::vector<std::uint64_t> firsts(n);
    std::vector<std::uint64_t> seconds(n);
    std::vector<std::uint64_t> firsts_of_one(n);
    std::vector<std::uint64_t> seconds_of_one(n);
    std::vector<double> values(n);
    draw_pairs(key, 9, entities, ordinals, firsts, seconds, set);
    exponentials(firsts, values, set);
    constexpr std::uint64_t ordinal = (std::uint64_t{1} << 40) - 7;
    draw_pairs(key, 10, entities, ordinal, firsts_of_one, seconds_of_one, set);
    std::size_t different = 0;
    for (std::size_t i = 0; i < n; ++i) {
        RandomStream stream(key, {entities[i], 9, ordinals[i]});
        RandomStream again = stream;
        different += firsts[i] != stream.bits() ? 1 : 0;
        different += seconds[i] != stream.bits() ? 1 : 0;
        different += values[i] != exponential(again) ? 1 : 0;
        RandomStream of_one(key, {entities[i], 10, ordinal});
        different += firsts_of_one[i] != of_one.bits() ? 1 : 0;
        different += seconds_of_one[i] != of_one.bits() ? 1 : 0;
    }
    CHECK(different == 0);
}

TEST_CASE("the exponential of extreme bits is that of the extreme uniforms", "[sim]") {
    const auto set = GENERATE(from_range(instruction_sets()));
    const std::vector<std::uint64_t> bits = {0, UINT64_MAX};
    std::vector<double> values(2);
    exponentials(bits, values, set);
    CHECK(values[0] == -cordon::sim::log(0x1p-53));
    CHECK(values[1] == -cordon::sim::log(1 - 0x1p-53));
    CHECK(values[1] > 0);
}
