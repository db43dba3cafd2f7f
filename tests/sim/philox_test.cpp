#include "sim/philox.hpp"

#include <Random123/philox.h>
#include <catch2/catch.hpp>

using namespace cordon::sim;

TEST_CASE("Philox gives Random123's published vectors", "[sim]") {
    constexpr std::uint32_t ones = 0xffffffff;
    constexpr PhiloxBlock of_zeros = philox({0, 0, 0, 0}, {0, 0});
    CHECK(of_zeros == PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox({ones, ones, ones, ones}, {ones, ones}) ==
          PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox gives what Random123 gives on 100,000 counters", "[sim]") {
    // A walk through counters and keys: each output is the next input.
    PhiloxBlock counter{1, 2, 3, 4};
    PhiloxKey key{5, 6};
    std::size_t different = 0;
    for (int i = 0; i < 100'000; ++i) {
        const PhiloxBlock ours = philox(counter, key);
        const auto theirs = r123::Philox4x32()({{counter[0], counter[1], counter[2], counter[3]}},
                                               {{key[0], key[1]}});
        for (std::size_t word = 0; word < 4; ++word) {
            different += ours[word] != theirs[word] ? 1 : 0;
        }
        key = {counter[0] ^ ours[3], counter[1] ^ ours[2]};
        counter = ours;
    }
    CHECK(different == 0);
}
