#include "sim/huge_pages.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <numeric>

using namespace cordon::sim;

TEST_CASE("a large array begins with a huge page and keeps its values as it grows", "[sim]") {
    LargeVector<std::uint64_t> array(1000);
    std::iota(array.begin(), array.end(), 0U);
    const std::size_t large = 3 * huge_page_bytes / sizeof(std::uint64_t) + 1;
    array.resize(large, 7);
    CHECK(reinterpret_cast<std::uintptr_t>(array.data()) % huge_page_bytes == 0);
    CHECK(array[999] == 999);
    CHECK(std::count(array.begin() + 1000, array.end(), 7U) ==
          static_cast<std::ptrdiff_t>(large - 1000));
    const LargeVector<std::uint64_t> copy = array;
    array.clear();
    array.shrink_to_fit();
    CHECK(copy[large - 1] == 7);
}
