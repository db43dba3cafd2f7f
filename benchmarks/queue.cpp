// What keeping pending events in order costs: the hold model (pop one event, push one a random
// while later) with a constant number pending. Every contender gets the same schedule, and has to
// come out with the same sum. Processor time, in turns, medians.

#include "benchmarks/bucket_calendar.hpp"
#include "benchmarks/table.hpp"
#include "sim/distributions.hpp"
#include "sim/event_calendar.hpp"
#include "sim/random_stream.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <ctime>
#include <fmt/core.h>
#include <queue>
#include <string_view>
#include <vector>

namespace {

using namespace cordon;

struct Event16 {
    std::uint64_t key;
    std::uint64_t tie;
};
struct Event24 {
    std::uint64_t key;
    std::uint64_t tie;
    std::uint64_t what;
};

/// An increment is the lookahead and an exponential, as in PHOLD.
constexpr double mean_exponential = 0.9e10;
constexpr std::uint64_t lookahead = 1'000'000'000;
constexpr std::uint64_t mean_increment = 10'000'000'000;

/// Drawn in advance: their price is not the queue's.
class Increments {
public:
    Increments() {
        sim::RandomStream stream(sim::member_key(1, 0), {.entity = 0, .purpose = 0});
        for (std::uint64_t& increment : drawn_) {
            increment = lookahead + exponential(stream);
        }
    }
    [[nodiscard]] std::uint64_t next() noexcept { return drawn_[used_++ % drawn_.size()]; }

    static std::uint64_t exponential(sim::RandomStream& stream) {
        return static_cast<std::uint64_t>(mean_exponential * sim::exponential(stream));
    }

private:
    std::array<std::uint64_t, 4093> drawn_{};  // a prime, so that no rhythm forms
    std::size_t used_ = 0;
};

struct Sum {
    std::uint64_t events = 0;
    std::uint64_t in_order = 0;  ///< of keys, times a number that depends on the place

    void add(std::uint64_t key) noexcept {
        in_order = in_order * 0x9E3779B97F4A7C15 + key;
        ++events;
    }
    friend bool operator==(const Sum&, const Sum&) = default;
};

template <class Queue, class Event>
[[gnu::noinline]] Sum hold(Queue& queue, std::uint64_t end) {
    Increments increments;
    Sum sum;
    Event event{};
    while (queue.pop_until(end, event)) {
        sum.add(event.key);
        event.key += increments.next();
        queue.push(event);
    }
    return sum;
}

/// The calendar taken a window at a time.
template <class Event>
struct Windows : sim::EventCalendar<Event> {};

template <class Queue, class Event>
requires std::same_as<Queue, Windows<Event>>
[[gnu::noinline]] Sum hold(Queue& queue, std::uint64_t end) {
    Increments increments;
    Sum sum;
    std::vector<Event> due;
    for (std::uint64_t edge = 0; edge < end;) {
        edge = std::min(end, edge + lookahead);
        queue.take_until(edge, due);
        for (Event& event : due) {
            sum.add(event.key);
            event.key += increments.next();
            queue.push(event);
        }
    }
    return sum;
}

template <class Event>
class BinaryHeap {
public:
    void push(const Event& event) { queue_.push(event); }
    bool pop_until(std::uint64_t last_key, Event& out) {
        if (queue_.empty() || queue_.top().key > last_key) {
            return false;
        }
        out = queue_.top();
        queue_.pop();
        return true;
    }

private:
    struct IsLater {
        bool operator()(const Event& a, const Event& b) const noexcept {
            return a.key != b.key ? a.key > b.key : a.tie > b.tie;
        }
    };
    std::priority_queue<Event, std::vector<Event>, IsLater> queue_;
};

struct Measurement {
    std::vector<double> nanoseconds;  ///< [run], processor time a hold
    Sum sum;

    [[nodiscard]] double median() const {
        auto sorted = nanoseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

template <class Queue, class Event>
void measure(Measurement& measured, std::uint64_t pending, double rounds) {
    Queue queue;
    sim::RandomStream stream(sim::member_key(1, 0), {.entity = 1, .purpose = 0});
    for (std::uint64_t i = 0; i < pending; ++i) {
        // What is left of an increment at any moment in a long run.
        const bool is_near =
            stream.uniform() * static_cast<double>(mean_increment) < static_cast<double>(lookahead);
        const double part = stream.uniform() * static_cast<double>(lookahead);
        Event event{};
        event.key = 1 + (is_near ? static_cast<std::uint64_t>(part)
                                 : lookahead + Increments::exponential(stream));
        event.tie = i;
        queue.push(event);
    }
    const auto end = static_cast<std::uint64_t>(rounds * static_cast<double>(mean_increment));
    const std::clock_t begin = std::clock();
    measured.sum = hold<Queue, Event>(queue, end);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    measured.nanoseconds.push_back(1e9 * seconds / static_cast<double>(measured.sum.events));
}

void print_rows(benchmarks::Table& table, std::uint64_t pending,
                const std::array<Measurement, 4>& by) {
    constexpr std::array<std::string_view, 4> names = {
        "calendar, a window at a time", "calendar, one by one", "bucketed calendar, one by one",
        "std::priority_queue, one by one"};
    for (std::size_t i = 0; i < by.size(); ++i) {
        table.row(fmt::format("{:>10} pending: {}",
                              benchmarks::in_three_digits(static_cast<double>(pending)), names[i]),
                  by[i].median(), by[i].sum == by[0].sum ? "ns" : "ns, WRONG ORDER");
    }
}

template <class Event>
void compare(benchmarks::Table& table, std::uint64_t pending, int runs) {
    // Long enough to time, and at least half of what is pending.
    const double rounds = std::max(0.5, 1e6 / static_cast<double>(pending));
    std::array<Measurement, 4> by;
    for (int run = 0; run < runs; ++run) {
        table.progress(fmt::format("{} pending: run {} of {}", pending, run + 1, runs));
        measure<Windows<Event>, Event>(by[0], pending, rounds);
        measure<sim::EventCalendar<Event>, Event>(by[1], pending, rounds);
        measure<benchmarks::BucketCalendar<Event>, Event>(by[2], pending, rounds);
        measure<BinaryHeap<Event>, Event>(by[3], pending, rounds);
    }
    print_rows(table, pending, by);
}

}  // namespace

int main(int argc, char** argv) {
    std::uint64_t least = 1000;
    std::uint64_t most = 10'000'000;
    int runs = 5;
    CLI::App app("Hold model: processor time to pop one event and push another");
    app.add_option("--least", least, "fewest events pending")->check(CLI::PositiveNumber);
    app.add_option("--most", most, "most events pending")->check(CLI::PositiveNumber);
    app.add_option("--runs", runs, "runs of each, of which the median counts")
        ->check(CLI::PositiveNumber);
    app.option_defaults()->always_capture_default();
    CLI11_PARSE(app, argc, argv);
    benchmarks::Table table;
    for (const std::size_t bytes : {sizeof(Event16), sizeof(Event24)}) {
        table.section(fmt::format(
            "hold model: to pop an event of {} bytes and push one, processor time", bytes));
        for (std::uint64_t pending = least; pending <= most; pending *= 10) {
            if (bytes == sizeof(Event16)) {
                compare<Event16>(table, pending, runs);
            } else {
                compare<Event24>(table, pending, runs);
            }
        }
    }
}
