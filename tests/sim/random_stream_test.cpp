#include "sim/random_stream.hpp"

#include "sim/distributions.hpp"
#include "statistics.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace cordon;
using namespace cordon::sim;
using cordon::test::test_stream;

namespace {

constexpr RandomKey key = member_key(42, 0);

std::uint64_t first_bits(const DrawIdentity& identity) {
    return RandomStream(key, identity).bits();
}

/// The identity with bit `bit` of its 96 bits flipped.
DrawIdentity flipped(DrawIdentity identity, unsigned bit) {
    if (bit < 48) {
        identity.entity ^= std::uint64_t{1} << bit;
    } else if (bit < 56) {
        identity.purpose = static_cast<std::uint8_t>(identity.purpose ^ 1U << (bit - 48));
    } else {
        identity.ordinal ^= std::uint64_t{1} << (bit - 56);
    }
    return identity;
}

}  // namespace

TEST_CASE("a stream is a function of its identity, and copies go their own ways", "[sim]") {
    RandomStream stream = test_stream(3);
    RandomStream again = test_stream(3);
    CHECK(stream.bits() == again.bits());
    RandomStream copy = stream;
    std::array<std::uint64_t, 5> from_stream{};
    std::generate(from_stream.begin(), from_stream.end(), [&] { return stream.bits(); });
    for (const std::uint64_t bits : from_stream) {
        CHECK(copy.bits() == bits);
    }
}

TEST_CASE("a sampler that promises one draw takes one", "[sim]") {
    RandomStream after_one = test_stream(1);
    after_one.bits();
    const std::uint64_t second = after_one.bits();
    const auto second_after = [](const auto& sample) {
        RandomStream stream = test_stream(1);
        sample(stream);
        return stream.bits();
    };
    const std::vector<double> weights{1, 2, 3};
    CHECK(second_after([](RandomStream& s) { return s.uniform(); }) == second);
    CHECK(second_after([](RandomStream& s) { return exponential(s); }) == second);
    CHECK(second_after([](RandomStream& s) { return normal(s); }) == second);
    CHECK(second_after(Weibull(1.5, 2)) == second);
    CHECK(second_after(Lognormal(2, 1)) == second);
    CHECK(second_after(AliasTable(weights)) == second);
}

TEST_CASE("no two identities share a counter", "[sim]") {
    // Every single and every double flip of the 96 bits of an identity, in the first four draws,
    // which are two blocks of Philox. Overlapping fields of the counter would give equal numbers,
    // and so would draws that run into the next ordinal's; chance does so once in 1e11.
    const DrawIdentity origin{.entity = 0x5A5A5A5A5A5A, .purpose = 0xC3, .ordinal = 0x123456789A};
    std::vector<std::uint64_t> seen;
    const auto draw_four = [&](const DrawIdentity& identity) {
        RandomStream stream(key, identity);
        for (int draw = 0; draw < 4; ++draw) {
            seen.push_back(stream.bits());
        }
    };
    draw_four(origin);
    for (unsigned a = 0; a < 96; ++a) {
        draw_four(flipped(origin, a));
        for (unsigned b = 0; b < a; ++b) {
            draw_four(flipped(flipped(origin, a), b));
        }
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("neighbouring entities, purposes, ordinals, members and seeds are unrelated", "[sim]") {
    // Differing bits of 20,000 pairs are Binomial(64 x 20,000, 1/2); |z| > 5.85 once in 2e8.
    // A stream that ignored part of its identity would give no differing bits at all.
    constexpr std::uint64_t pairs = 20'000;
    const auto differing = [&](auto&& left, auto&& right) {
        double bits = 0;
        for (std::uint64_t i = 0; i < pairs; ++i) {
            bits += std::popcount(left(i) ^ right(i));
        }
        return (bits - 32.0 * pairs) / std::sqrt(16.0 * pairs);
    };
    const auto base = [](std::uint64_t i) { return first_bits({.entity = i, .purpose = 1}); };
    CHECK(std::abs(differing(base, [](std::uint64_t i) {
              return first_bits({.entity = i + 1, .purpose = 1});
          })) < test::z_limit);
    CHECK(std::abs(differing(base, [](std::uint64_t i) {
              return first_bits({.entity = i, .purpose = 2});
          })) < test::z_limit);
    CHECK(std::abs(differing(base, [](std::uint64_t i) {
              return first_bits({.entity = i, .purpose = 1, .ordinal = 1});
          })) < test::z_limit);
    CHECK(std::abs(differing(base, [](std::uint64_t i) {
              return RandomStream(member_key(42, 1), {.entity = i, .purpose = 1}).bits();
          })) < test::z_limit);
    CHECK(std::abs(differing(base, [](std::uint64_t i) {
              return RandomStream(member_key(43, 0), {.entity = i, .purpose = 1}).bits();
          })) < test::z_limit);
}

TEST_CASE("a uniform is an odd multiple of 2^-53 and uniform", "[sim]") {
    // Even multiples would mean a rounding, and a rounding can give exactly 1. A² > 18 once in 3e8.
    RandomStream stream = test_stream(0);
    std::vector<double> draws(200'000);
    std::generate(draws.begin(), draws.end(), [&] { return stream.uniform(); });
    CHECK(std::all_of(draws.begin(), draws.end(), [](double u) {
        return u > 0 && u < 1 && static_cast<std::uint64_t>(u * 0x1p53) % 2 == 1;
    }));
    CHECK(test::anderson_darling(draws) < test::anderson_darling_limit);
}

#if CORDON_CHECK_HOT
TEST_CASE("an identity that does not fit is a bug of the caller", "[sim]") {
    CHECK_THROWS_AS(RandomStream(key, {.entity = std::uint64_t{1} << 48, .purpose = 0}),
                    ContractViolation);
    CHECK_THROWS_AS(
        RandomStream(key, {.entity = 0, .purpose = 0, .ordinal = std::uint64_t{1} << 40}),
        ContractViolation);
}
#endif
