#include "sim/event_calendar.hpp"

#include "sim/distributions.hpp"
#include "statistics.hpp"

#include <catch2/catch.hpp>
#include <queue>
#include <utility>

using namespace cordon;
using namespace cordon::sim;

namespace {

struct Event {
    std::uint64_t key;
    std::uint64_t tie;
    std::uint32_t what;
};

using Order = std::pair<std::uint64_t, std::uint64_t>;

Order order_of(const Event& event) {
    return {event.key, event.tie};
}

/// The calendar beside a std::priority_queue that gets the same pushes and pops.
class Pair {
public:
    void push(std::uint64_t key) {
        const Event event{key, ++pushed_ * 0x9E3779B97F4A7C15, static_cast<std::uint32_t>(key)};
        calendar_.push(event);
        queue_.push(order_of(event));
    }

    /// Pops once from both. \return false if nothing was due
    bool pop_until(std::uint64_t last_key) {
        Event event{};
        const bool popped = calendar_.pop_until(last_key, event);
        const bool due = !queue_.empty() && queue_.top().first <= last_key;
        bool agree = popped == due;
        if (popped && due) {
            agree = order_of(event) == queue_.top() &&
                    event.what == static_cast<std::uint32_t>(event.key);
            last_popped_ = event.key;
            queue_.pop();
        }
        agree = agree && calendar_.earliest_key() == earliest_key();
        disagreements_ += agree && calendar_.size() == queue_.size() ? 0 : 1;
        return popped;
    }

    [[nodiscard]] std::uint64_t last_popped() const { return last_popped_; }
    [[nodiscard]] std::size_t size() const { return calendar_.size(); }
    [[nodiscard]] std::uint64_t disagreements() const { return disagreements_; }

private:
    [[nodiscard]] std::uint64_t earliest_key() const {
        return queue_.empty() ? EventCalendar<Event>::no_key : queue_.top().first;
    }

    EventCalendar<Event> calendar_;
    std::priority_queue<Order, std::vector<Order>, std::greater<>> queue_;
    std::uint64_t pushed_ = 0;
    std::uint64_t last_popped_ = 0;
    std::uint64_t disagreements_ = 0;
};

/// A distance from now of a random magnitude up to 2^bits, zero one time in eight.
std::uint64_t random_distance(RandomStream& stream, unsigned bits) {
    const std::uint64_t draw = stream.bits();
    return draw % 8 == 0 ? 0 : stream.bits() >> (64 - 1 - draw / 8 % bits);
}

}  // namespace

TEST_CASE("a calendar pops what a priority queue pops on random schedules", "[sim]") {
    // Keys from a few distinct ones, with many ties, to nearly the whole 64 bits; sizes to 100,000.
    const auto [bits, pending, asks] =
        GENERATE(table<unsigned, std::size_t, int>({{3, 3, 10'000},
                                                    {3, 1000, 50'000},
                                                    {12, 100, 50'000},
                                                    {40, 3, 50'000},
                                                    {40, 1000, 50'000},
                                                    {40, 100'000, 350'000},
                                                    {60, 3, 10'000},
                                                    {60, 1000, 50'000}}));
    CAPTURE(bits, pending);
    RandomStream stream = test::test_stream(0);
    Pair pair;
    for (int ask = 0; ask < asks && pair.last_popped() < std::uint64_t{1} << 63; ++ask) {
        if (pair.size() < pending && stream.bits() % 3 != 0) {
            pair.push(pair.last_popped() + random_distance(stream, bits));
        } else {
            pair.pop_until(pair.last_popped() + random_distance(stream, bits));
        }
    }
    while (pair.pop_until(UINT64_MAX)) {
    }
    CHECK(pair.size() == 0);
    CHECK(pair.disagreements() == 0);
}

TEST_CASE("a calendar keeps order while a large stock drains", "[sim]") {
    RandomStream stream = test::test_stream(1);
    Pair pair;
    for (int i = 0; i < 50'000; ++i) {
        pair.push(stream.bits() >> 20);
    }
    for (int i = 0; i < 50'000; ++i) {
        pair.pop_until(UINT64_MAX);
        pair.push(pair.last_popped() + (stream.bits() >> 22));
    }
    while (pair.pop_until(UINT64_MAX)) {
    }
    CHECK(pair.disagreements() == 0);
}

TEST_CASE("an event may be pushed before the earliest one pending", "[sim]") {
    EventCalendar<Event> calendar;
    Event event{};
    calendar.push({500, 0, 0});
    CHECK_FALSE(calendar.pop_until(100, event));
    calendar.push({200, 0, 0});
    calendar.push({101, 0, 0});
    calendar.push({50, 0, 0});
    for (const std::uint64_t key : {50, 101, 200, 500}) {
        REQUIRE(calendar.pop_until(1000, event));
        CHECK(event.key == key);
    }
    CHECK(calendar.empty());
}

TEST_CASE("events of one key pop by tie, also those pushed meanwhile", "[sim]") {
    EventCalendar<Event> calendar;
    Event event{};
    calendar.push({7, 30, 0});
    calendar.push({7, 10, 0});
    REQUIRE(calendar.pop_until(7, event));
    CHECK(event.tie == 10);
    calendar.push({7, 20, 0});
    calendar.push({8, 1, 0});
    for (const std::uint64_t tie : {20, 30, 1}) {
        REQUIRE(calendar.pop_until(8, event));
        CHECK(event.tie == tie);
    }
}

TEST_CASE("a calendar holds the smallest and the largest key", "[sim]") {
    EventCalendar<Event> calendar;
    Event event{};
    CHECK_FALSE(calendar.pop_until(UINT64_MAX, event));
    calendar.push({UINT64_MAX, 0, 0});
    calendar.push({0, 0, 0});
    CHECK(calendar.pop_until(0, event));
    CHECK_FALSE(calendar.pop_until(UINT64_MAX - 1, event));
    CHECK(event.key == 0);  // untouched
    CHECK(calendar.pop_until(UINT64_MAX, event));
    CHECK(calendar.empty());
}

TEST_CASE("taking all that is due gives what popping gives", "[sim]") {
    // Keys from a handful, with many ties, to nearly 64 bits; from none due at a time to all.
    const auto [bits, window_bits] = GENERATE(table<unsigned, unsigned>(
        {{3, 1}, {3, 4}, {12, 3}, {20, 16}, {20, 19}, {40, 38}, {40, 41}, {58, 56}}));
    CAPTURE(bits, window_bits);
    RandomStream stream = test::test_stream(2);
    EventCalendar<Event> taking;
    EventCalendar<Event> popping;
    std::uint64_t end = 0;
    std::uint64_t pushed = 0;
    std::vector<Event> due;
    std::size_t wrong = 0;
    for (int window = 0; window < 50; ++window) {
        for (int i = 0; i < 400; ++i) {
            const std::uint64_t key = end + 1 + random_distance(stream, bits);
            const Event event{key, ++pushed * 0x9E3779B97F4A7C15, static_cast<std::uint32_t>(key)};
            taking.push(event);
            popping.push(event);
        }
        end += stream.bits() >> (64 - window_bits);
        taking.take_until(end, due);
        for (const Event& taken : due) {
            Event event{};
            wrong += popping.pop_until(end, event) && order_of(event) == order_of(taken) &&
                             event.what == taken.what
                         ? 0
                         : 1;
        }
        Event event{};
        wrong += popping.pop_until(end, event) ? 1 : 0;
        wrong += taking.earliest_key() == popping.earliest_key() ? 0 : 1;
        wrong += taking.size() == popping.size() ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(pushed - taking.size() > 100);
}

TEST_CASE("events can be popped before and after others are taken", "[sim]") {
    EventCalendar<Event> calendar;
    for (std::uint64_t key = 100; key > 0; --key) {
        calendar.push({key, key % 3, 0});
    }
    Event event{};
    REQUIRE(calendar.pop_until(50, event));
    CHECK(event.key == 1);
    std::vector<Event> due(7);
    calendar.take_until(1, due);
    CHECK(due.empty());
    calendar.take_until(60, due);
    REQUIRE(due.size() == 59);
    CHECK(due.front().key == 2);
    CHECK(due.back().key == 60);
    calendar.push({61, 0, 0});
    REQUIRE(calendar.pop_until(100, event));
    CHECK(order_of(event) == Order{61, 0});
    calendar.take_until(UINT64_MAX, due);
    CHECK(due.size() == 40);
    CHECK(calendar.empty());
}

TEST_CASE("what popping brought near is taken up to the edge and no further", "[sim]") {
    EventCalendar<Event> calendar;
    for (const std::uint64_t key : {17U, 20U, 30U}) {  // of one bucket, so that all come near
        calendar.push({key, 0, 0});
    }
    Event event{};
    REQUIRE(calendar.pop_until(100, event));
    calendar.push({25, 0, 0});  // before one that is near already
    std::vector<Event> due;
    calendar.take_until(20, due);
    REQUIRE(due.size() == 1);
    CHECK(due.front().key == 20);
    calendar.take_until(25, due);
    REQUIRE(due.size() == 1);
    CHECK(due.front().key == 25);
    calendar.take_until(29, due);
    CHECK(due.empty());
    calendar.take_until(30, due);
    CHECK(due.size() == 1);
}

TEST_CASE("a thousand events at one instant and one far away come in order", "[sim]") {
    // All but one of them fall into one of the sorter's buckets.
    EventCalendar<Event> calendar;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        calendar.push({77, i * 7919 % 1000, 0});
    }
    calendar.push({std::uint64_t{1} << 62, 0, 0});
    std::vector<Event> due;
    calendar.take_until(UINT64_MAX, due);
    REQUIRE(due.size() == 1001);
    std::size_t misplaced = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        misplaced += order_of(due[i]) == Order{77, i} ? 0 : 1;
    }
    CHECK(misplaced == 0);
    CHECK(due.back().key == std::uint64_t{1} << 62);
}

TEST_CASE("a copied calendar goes its own way", "[sim]") {
    EventCalendar<Event> calendar;
    for (std::uint64_t key = 1000; key > 0; --key) {
        calendar.push({key, 0, 0});
    }
    EventCalendar<Event> copy = calendar;
    Event event{};
    while (calendar.pop_until(UINT64_MAX, event)) {
    }
    CHECK(copy.size() == 1000);
    CHECK(copy.pop_until(1, event));
    CHECK(event.key == 1);
}

#if CORDON_CHECK_HOT
TEST_CASE("an event before the last one popped is a bug of the caller", "[sim]") {
    EventCalendar<Event> calendar;
    Event event{};
    calendar.push({10, 0, 0});
    calendar.pop_until(10, event);
    CHECK_THROWS_AS(calendar.push({9, 0, 0}), ContractViolation);
    std::vector<Event> due;
    calendar.take_until(20, due);
    CHECK_THROWS_AS(calendar.push({20, 0, 0}), ContractViolation);
}
#endif
