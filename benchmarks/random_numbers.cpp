/// How fast random numbers are made: the price of drawing by identity instead of from a sequence.

#include "benchmarks/measurement.hpp"
#include "benchmarks/table.hpp"
#include "sim/distributions.hpp"
#include "sim/draw_batch.hpp"
#include "sim/random_stream.hpp"

#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace {

using namespace cordon;
using namespace cordon::benchmarks;

constexpr std::uint64_t draws = 1 << 25;
constexpr std::size_t batch = 512;
constexpr sim::RandomKey key = sim::member_key(1, 0);

/// The row of `make`, which makes `draws` random numbers: nanoseconds each, the median of 5 runs.
template <class Make>
void measure(Table& table, std::string_view work, const Make& make) {
    table.progress(work);
    std::vector<Duration> runs;
    for (int run = 0; run < 5; ++run) {
        const Stopwatch watch;
        make();
        runs.push_back(watch.elapsed());
    }
    table.row(work, 1e9 * median(runs).processor_seconds / static_cast<double>(draws), "ns each");
}

void one_stream() {
    std::uint64_t sum = 0;
    sim::RandomStream stream(key, {.entity = 1, .purpose = 0});
    for (std::uint64_t i = 0; i < draws; ++i) {
        sum += stream.bits();
    }
    keep(sum);
}

void stream_per_entity() {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        sum += sim::RandomStream(key, {.entity = i, .purpose = 0}).bits();
    }
    keep(sum);
}

void exponential_per_entity() {
    double sum = 0;
    for (std::uint64_t i = 0; i < draws; ++i) {
        sim::RandomStream stream(key, {.entity = i, .purpose = 0});
        sum += sim::exponential(stream);
    }
    keep(sum);
}

/// Calls `use` with the first draws of entities in batches.
template <class Use>
void batches(const Use& use) {
    std::array<std::uint64_t, batch> entities{};
    const std::array<std::uint64_t, batch> ordinals{};
    std::array<std::uint64_t, batch> firsts{};
    std::array<std::uint64_t, batch> seconds{};
    for (std::uint64_t begin = 0; begin < draws; begin += batch) {
        std::iota(entities.begin(), entities.end(), begin);
        sim::draw_pairs(key, 0, entities, ordinals, firsts, seconds);
        use(firsts);
    }
}

void batch_of_entities() {
    batches([](const auto& bits) { keep(bits); });
}

void exponentials_of_entities() {
    std::array<double, batch> values{};
    batches([&](const auto& bits) {
        sim::exponentials(bits, values);
        keep(values);
    });
}

}  // namespace

int main() {
    Table table;
    table.section("random numbers by identity (Philox4x32-10), one thread, processor time");
    measure(table, "64 bits from one stream", one_stream);
    measure(table, "64 bits from a new stream per entity", stream_per_entity);
    measure(table, "64 bits for each of 512 entities at once", batch_of_entities);
    measure(table, "exponential from a new stream per entity", exponential_per_entity);
    measure(table, "exponential for each of 512 entities at once", exponentials_of_entities);
}
