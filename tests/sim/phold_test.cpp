#include "benchmarks/phold_model.hpp"

#include "executors.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <utility>

using namespace cordon;
using namespace cordon::benchmarks;

namespace {

sim::Digest digest_of_bare_loop(const PholdOptions& options) {
    BarePhold model(options);
    model.run();
    return model.digest();
}

sim::Digest digest_of_engine(const PholdOptions& options, std::size_t partitions,
                             std::unique_ptr<sim::Executor> executor) {
    Phold model(options, partitions);
    model.run(*executor);
    return model.digest();
}

}  // namespace

TEST_CASE("the engine has the events of a bare priority queue, however it is cut up", "[sim]") {
    // Every event's time, process and ordinal counts. An event lost, doubled, a window late or out
    // of order within its process shifts the draws after it.
    const auto [start_events, remote] =
        GENERATE(table<std::uint32_t, double>({{1, 0.1}, {1, 0.5}, {1, 1.0}, {3, 0.5}, {2, 0.0}}));
    CAPTURE(start_events, remote);
    const PholdOptions options{
        .nlp = 2000, .start_events = start_events, .remote = remote, .end = 5};
    const sim::Digest expected = digest_of_bare_loop(options);
    CHECK(expected.events() > std::uint64_t{9000} * start_events);
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    for (const std::size_t partitions : {1U, 3U, 64U}) {
        CAPTURE(partitions);
        CHECK(digest_of_engine(options, partitions, choice.make()) == expected);
    }
}

TEST_CASE("a thousand partitions change nothing", "[sim]") {
    const PholdOptions options{.nlp = 2000, .remote = 0.5, .end = 1};
    CHECK(digest_of_engine(options, 1024, sim::serial_executor()) == digest_of_bare_loop(options));
}

TEST_CASE("a time without events costs no window, and changes no event", "[sim]") {
    // 3 processes wait 50 lookaheads on average; messages wait in mailboxes meanwhile.
    const PholdOptions options{.nlp = 3, .remote = 0.7, .mean = 50, .lookahead = 1, .end = 20'000};
    const sim::Digest expected = digest_of_bare_loop(options);
    CHECK(expected.events() > 1000);
    for (const std::size_t partitions : {1U, 2U, 3U}) {
        Phold model(options, partitions);
        const sim::RunStats stats = model.run(*sim::serial_executor());
        CHECK(model.digest() == expected);
        CHECK(stats.events == expected.events());
        CHECK(stats.windows <= expected.events() + 1);
        CHECK(stats.windows < 2000);
    }
}

TEST_CASE("simultaneous events are the same for any number of partitions", "[sim]") {
    // Without the exponential part every event happens at a whole number of lookaheads, all at
    // once, on the edges of windows.
    const PholdOptions options{.nlp = 300, .start_events = 2, .remote = 0.5, .mean = 0, .end = 3};
    const sim::Digest expected = digest_of_bare_loop(options);
    CHECK(expected.events() == std::uint64_t{300} * 2 * 30);
    for (const std::size_t partitions : {1U, 3U, 64U}) {
        CAPTURE(partitions);
        CHECK(digest_of_engine(options, partitions, sim::serial_executor()) == expected);
    }
}
