/// How fast random numbers are made: the price of drawing by identity instead of from a sequence.

#include "sim/random_stream.hpp"

#include <chrono>
#include <cstdint>
#include <fmt/core.h>
#include <string_view>

using namespace cordon::sim;

namespace {

constexpr std::uint64_t draws = 1 << 26;

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The sum is printed, so that the compiler cannot leave the work out.
void print(std::string_view work, double seconds, std::uint64_t sum) {
    fmt::print("{:<40} {:>10.1f} {:>10.2f}   {:016x}\n", work,
               static_cast<double>(draws) / seconds / 1e6,
               seconds / static_cast<double>(draws) * 1e9, sum);
}

void one_stream(RandomKey key) {
    const auto begin = std::chrono::steady_clock::now();
    std::uint64_t sum = 0;
    RandomStream stream(key, {.entity = 1, .purpose = 0});
    for (std::uint64_t i = 0; i < draws; ++i) {
        sum += stream.bits();
    }
    print("64 bits from one stream", seconds_since(begin), sum);
}

void stream_per_entity(RandomKey key) {
    const auto begin = std::chrono::steady_clock::now();
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        sum += RandomStream(key, {.entity = i, .purpose = 0}).bits();
    }
    print("64 bits from a new stream per entity", seconds_since(begin), sum);
}

}  // namespace

int main() {
    const auto key = member_key(1, 0);
    fmt::print("{:<40} {:>10} {:>10}   {}\n", "work, one thread", "million/s", "ns each", "sum");
    one_stream(key);
    stream_per_entity(key);
}
