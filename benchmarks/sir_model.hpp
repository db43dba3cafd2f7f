#pragma once

/// \file
/// An outbreak of a disease that one recovers from (SIR) on the edges of a graph, in continuous
/// time and exact: an infected node infects each susceptible neighbour at a constant rate until it
/// recovers, at a constant rate too. Event-driven, as in Kiss, Miller and Simon, "Mathematics of
/// Epidemics on Networks" (2017), appendix A.

#include "benchmarks/sir_courses.hpp"
#include "sim/digest.hpp"
#include "sim/event_calendar.hpp"
#include "sim/window_engine.hpp"

#include <cstddef>
#include <cstdint>
#include <queue>
#include <span>
#include <vector>

namespace cordon::benchmarks {

/// An infection or a recovery.
struct SirEvent {
    std::uint64_t key;  ///< microseconds
    std::uint64_t tie;  ///< the node twice, and one more if it recovers

    static SirEvent infection(std::uint64_t key, std::uint32_t node) noexcept {
        return {.key = key, .tie = std::uint64_t{node} << 1};
    }
    static SirEvent recovery(std::uint64_t key, std::uint32_t node) noexcept {
        return {.key = key, .tie = std::uint64_t{node} << 1 | 1};
    }
    [[nodiscard]] std::uint32_t node() const noexcept {
        return static_cast<std::uint32_t>(tie >> 1);
    }
    [[nodiscard]] bool is_recovery() const noexcept { return (tie & 1) != 0; }
};

struct SirOutcome {
    std::uint64_t ever_infected = 0;  ///< with the initial ones
    std::uint64_t peak_infectious = 0;
    SimTime peak;        ///< when they first were that many
    sim::Digest events;  ///< infections and recoveries
};

/// One outbreak on the windowed engine.
///
/// There is no least delay, so all nodes are in one partition, and what happens in a window may
/// schedule more in the same window: such events wait in a heap of their own and are merged with
/// those that the calendar gave at once.
class Sir final : public sim::WindowedModel {
public:
    /// On `graph`, which must outlive it.
    /// \pre as the options say; initial <= graph.nodes(), at most 2^31 nodes
    Sir(const RandomGraph& graph, const SirOptions& options, sim::RandomKey key);

    /// From time 0 until nobody is infectious; to be called once.
    SirOutcome run();

    [[nodiscard]] std::size_t partition_count() const override { return 1; }
    [[nodiscard]] SimTime next_event(std::size_t partition) override;
    std::uint64_t advance(std::size_t partition, const sim::Window& window) override;
    SimTime close(const sim::Window& window) override;

private:
    struct IsLater {
        bool operator()(const SirEvent& a, const SirEvent& b) const noexcept {
            return a.key != b.key ? a.key > b.key : a.tie > b.tie;
        }
    };

    void prefetch(std::span<const SirEvent> events) const;
    void draw_courses(std::span<const SirEvent> events);
    void handle(std::span<const SirEvent> events);
    void handle_near_before(const SirEvent& event);
    void recover(const SirEvent& event);
    void infect(const SirEvent& event, const SirCourses& courses, std::size_t index);
    void schedule(const SirEvent& event);

    const RandomGraph& graph_;
    SimSpan window_;
    int coarse_shift_;  ///< from microseconds to the units of `planned_`
    /// [node] When its infection is planned, in coarse units of time, or that it took place. One
    /// byte, so that those of a million nodes fit the L2 cache. Only spares the calendar needless
    /// events: the first infection of a node to be handled is the first in time.
    std::vector<std::uint8_t> planned_;
    sim::EventCalendar<SirEvent> calendar_;
    std::vector<SirEvent> due_;  ///< in the window that runs
    std::priority_queue<SirEvent, std::vector<SirEvent>, IsLater> near_;
    std::uint64_t window_end_ = 0;

    SirCourses courses_;                    ///< of the events handled together
    std::vector<std::uint32_t> drawn_;      ///< the nodes they are of
    std::vector<std::uint32_t> course_of_;  ///< [event of those handled together]
    SirCourses near_course_;                ///< of a single event

    std::uint64_t infectious_ = 0;
    SirOutcome outcome_;
};

}  // namespace cordon::benchmarks
