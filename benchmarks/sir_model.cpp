#include "benchmarks/sir_model.hpp"

#include "base/contract.hpp"
#include "sim/event_order.hpp"
#include "sim/executor.hpp"

#include <algorithm>
#include <bit>

namespace cordon::benchmarks {

namespace {

/// Events handled together: enough to fill vectors and to fetch their nodes at once.
constexpr std::size_t batch = 64;
constexpr std::uint8_t not_planned = 255;
constexpr std::uint8_t infected = 0;
/// Later than this, all are alike: some needless events are scheduled then.
constexpr std::uint64_t last_planned = not_planned - 1;
constexpr std::uint32_t no_course = UINT32_MAX;

/// A unit of 1/16 to 1/8 of the mean time to an edge's transmission or its end: enough to tell most
/// plans apart, and the 254 units reach beyond the peak of an outbreak.
int coarse_shift(const SirOptions& options) {
    const double mean = microseconds_per_day / (options.transmission_rate + options.recovery_rate);
    return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(mean) / 16));
}

}  // namespace

Sir::Sir(const RandomGraph& graph, const SirOptions& options, sim::RandomKey key)
    : graph_(graph), window_(days(options.window_days)), coarse_shift_(coarse_shift(options)),
      planned_(graph.nodes(), not_planned), courses_(graph, options, key),
      near_course_(graph, options, key) {
    CORDON_EXPECT(options.initial >= 1 && options.initial <= graph.nodes());
    CORDON_EXPECT(graph.nodes() <= std::uint32_t{1} << 31);
    CORDON_EXPECT(window_ > SimSpan{});
    for (std::uint32_t node = 0; node < options.initial; ++node) {
        calendar_.push(SirEvent::infection(0, node));
    }
}

SirOutcome Sir::run() {
    run_windows(*this, SimTime{} + window_, never, *sim::serial_executor());
    return outcome_;
}

SimTime Sir::close(const sim::Window& window) {
    return calendar_.empty() ? never : window.end + window_;
}

SimTime Sir::next_event(std::size_t /*partition*/) {
    return sim::time_of(calendar_.earliest_key());
}

std::uint64_t Sir::advance(std::size_t /*partition*/, const sim::Window& window) {
    const std::uint64_t handled_before = outcome_.events.events();
    window_end_ = sim::key_of(window.end);
    calendar_.take_until(window_end_, due_);
    const std::span<const SirEvent> due(due_);
    const auto batch_at = [=](std::size_t begin) {
        begin = std::min(begin, due.size());
        return due.subspan(begin, std::min(batch, due.size() - begin));
    };
    prefetch(batch_at(0));
    for (std::size_t begin = 0; begin < due.size(); begin += batch) {
        prefetch(batch_at(begin + batch));
        draw_courses(batch_at(begin));
        handle(batch_at(begin));
    }
    handle_near_before(SirEvent::infection(window_end_ + 1, 0));
    return outcome_.events.events() - handled_before;
}

void Sir::prefetch(std::span<const SirEvent> events) const {
    for (const SirEvent& event : events) {
        if (!event.is_recovery()) {
            __builtin_prefetch(&planned_[event.node()]);
            graph_.prefetch_row(event.node());
        }
    }
}

void Sir::draw_courses(std::span<const SirEvent> events) {
    drawn_.clear();
    course_of_.assign(events.size(), no_course);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::uint32_t node = events[i].node();
        if (!events[i].is_recovery() && planned_[node] != infected) {
            graph_.prefetch_neighbours(node);
            course_of_[i] = static_cast<std::uint32_t>(drawn_.size());
            drawn_.push_back(node);
        }
    }
    courses_.draw(drawn_);
    for (const SirContact& contact : courses_.all_contacts()) {
        __builtin_prefetch(&planned_[contact.neighbour], 1);
    }
}

void Sir::handle(std::span<const SirEvent> events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        const SirEvent& event = events[i];
        handle_near_before(event);
        if (event.is_recovery()) {
            recover(event);
        } else if (planned_[event.node()] != infected) {
            infect(event, courses_, course_of_[i]);
        }
    }
}

void Sir::handle_near_before(const SirEvent& event) {
    while (!near_.empty() && IsLater{}(event, near_.top())) {
        const SirEvent near = near_.top();
        near_.pop();
        const std::uint32_t node = near.node();
        if (near.is_recovery()) {
            recover(near);
        } else if (planned_[node] != infected) {
            near_course_.draw({&node, 1});
            infect(near, near_course_, 0);
        }
    }
}

void Sir::recover(const SirEvent& event) {
    --infectious_;
    outcome_.events.add(static_cast<std::int64_t>(event.key), event.tie, 0);
}

void Sir::infect(const SirEvent& event, const SirCourses& courses, std::size_t index) {
    planned_[event.node()] = infected;
    outcome_.events.add(static_cast<std::int64_t>(event.key), event.tie, 0);
    ++outcome_.ever_infected;
    if (++infectious_ > outcome_.peak_infectious) {
        outcome_.peak_infectious = infectious_;
        outcome_.peak = SimTime{static_cast<std::int64_t>(event.key)};
    }
    schedule(SirEvent::recovery(event.key + courses.infectious(index), event.node()));
    for (const SirContact& contact : courses.contacts(index)) {
        const std::uint64_t key = event.key + contact.delay;
        std::uint8_t& planned = planned_[contact.neighbour];
        const auto coarse =
            static_cast<std::uint8_t>(std::min((key >> coarse_shift_) + 1, last_planned));
        if (coarse <= planned) {
            planned = coarse;
            schedule(SirEvent::infection(key, contact.neighbour));
        }
    }
}

void Sir::schedule(const SirEvent& event) {
    if (event.key <= window_end_) {
        near_.push(event);
    } else {
        calendar_.push(event);
    }
}

}  // namespace cordon::benchmarks
