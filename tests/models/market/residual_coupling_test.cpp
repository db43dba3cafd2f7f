#include "models/market/residual_coupling.hpp"

#include "sim/random_stream.hpp"
#include "tests/support/chi_square.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace cordon;

namespace {

constexpr std::uint64_t draws = 200'000;
const std::vector<std::size_t> order = {2, 0, 3, 1, 4};
const std::vector<double> before = {.30, .05, .25, .40, 0};

auto law(const std::vector<double>& shares) {
    return [&shares](std::size_t index) { return shares[index]; };
}

sim::RandomStream stream(std::uint64_t entity) {
    return {sim::member_key(3, 1), {entity, 4}};
}

std::vector<double> expected(std::vector<double> shares) {
    for (double& share : shares) {
        share *= draws;
    }
    return shares;
}

}  // namespace

TEST_CASE("a pick has the law, and its position is uniform again", "[models]") {
    // Beyond six deviations is a false alarm in many millions.
    std::vector<std::uint64_t> counts(before.size(), 0);
    std::vector<std::uint64_t> tenths(40, 0);
    std::vector<double> even;
    for (std::uint64_t i = 0; i < draws; ++i) {
        const auto pick = models::pick_at(std::span(order), law(before), stream(i).uniform());
        ++counts[pick.index];
        REQUIRE((pick.position >= 0 && pick.position < 1));
        ++tenths[pick.index * 10 + static_cast<std::size_t>(pick.position * 10)];
    }
    for (std::size_t index = 0; index < 4; ++index) {
        even.insert(even.end(), 10, before[index] * draws / 10);
    }
    CHECK(test::one_sample_excess(counts, expected(before)) < 6);
    CHECK(test::one_sample_excess(tenths, even) < 6);
}

TEST_CASE("what rounding leaves over belongs to the last share that is not empty", "[models]") {
    CHECK(models::pick_at(std::span(order), law(before), 1 - 0x1p-53).index == 1);
    CHECK(models::pick_at(std::span(order), law(before), 2).index == 1);
}

TEST_CASE("moved picks have the new law, and as many stay as can", "[models]") {
    // Of all couplings the most that can stay is the sum of the smaller shares. A chain of two
    // moves needs positions that are uniform again, for what was kept and what was moved.
    const std::vector<double> after =
        GENERATE(std::vector<double>{.10, .15, .35, .40, 0}, std::vector<double>{.5, .5, 0, 0, 0},
                 std::vector<double>{.29, .06, .251, .399, 0});
    const std::vector<double> last = {.2, .2, .3, .3, 0};
    std::vector<std::uint64_t> counts(before.size(), 0);
    std::vector<std::uint64_t> last_counts(before.size(), 0);
    double stayed = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        auto rng = stream(i);
        const auto pick = models::pick_at(std::span(order), law(before), rng.uniform());
        const auto next = models::moved(std::span(order), law(before), law(after), pick);
        const auto final =
            models::moved(std::span(order), law(after), law(last), next, rng.uniform());
        ++counts[next.index];
        ++last_counts[final.index];
        stayed += next.index == pick.index ? 1 : 0;
    }
    double overlap = 0;
    for (std::size_t index = 0; index < before.size(); ++index) {
        overlap += std::min(before[index], after[index]);
    }
    CHECK(test::one_sample_excess(counts, expected(after)) < 6);
    CHECK(test::one_sample_excess(last_counts, expected(last)) < 6);
    CHECK(std::abs(stayed - draws * overlap) < 6 * std::sqrt(draws * overlap * (1 - overlap)));
}

TEST_CASE("a law that does not change moves nobody", "[models]") {
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const auto pick = models::pick_at(std::span(order), law(before), stream(i).uniform());
        const auto same = models::moved(std::span(order), law(before), law(before), pick, .5);
        REQUIRE(same.index == pick.index);
        REQUIRE(same.position == pick.position);
    }
}
