#pragma once

/// \file
/// PHOLD, the usual load of parallel event simulators (Fujimoto, 1990): each event at a logical
/// process schedules one more, at itself or, with a given probability, at any other.

#include "sim/digest.hpp"
#include "sim/event_calendar.hpp"
#include "sim/event_order.hpp"
#include "sim/mailboxes.hpp"
#include "sim/random_stream.hpp"
#include "sim/window_engine.hpp"

#include <cstddef>
#include <cstdint>
#include <queue>
#include <span>
#include <vector>

namespace cordon::benchmarks {

/// Named as the parameters of ROSS's model; times in its unit, which is a second of ours.
struct PholdOptions {
    std::uint32_t nlp = 1'000'000;   ///< logical processes, above zero
    std::uint32_t start_events = 1;  ///< per logical process
    double remote = 0.1;             ///< probability of an event for any process, in [0, 1]
    double mean = 0.9;               ///< of the exponential part of the increment
    double lookahead = 0.1;          ///< the least increment
    double end = 5;
};

struct PholdEvent {
    std::uint64_t key;  ///< microseconds
    std::uint64_t tie;  ///< of the logical process; events that agree in both are interchangeable

    [[nodiscard]] std::uint64_t process() const noexcept { return sim::owner_of(tie); }
};

/// What an event does: a function of who has it and how many it has had.
class PholdLaw {
public:
    /// \pre what the comments on the options say
    explicit PholdLaw(const PholdOptions& options);

    /// The event number `ordinal` that a process starts with.
    [[nodiscard]] PholdEvent start(std::uint32_t process, std::uint64_t ordinal) const noexcept;
    /// What `event` schedules if its process has had `ordinal` events before.
    [[nodiscard]] PholdEvent next(const PholdEvent& event, std::uint64_t ordinal) const noexcept;

    /// The same for up to 64 events at once.
    void next(std::span<const PholdEvent> events, std::span<const std::uint64_t> ordinals,
              std::span<PholdEvent> scheduled) const;

    [[nodiscard]] const PholdOptions& options() const noexcept { return options_; }

private:
    [[nodiscard]] std::uint64_t increment(double exponential) const noexcept;
    [[nodiscard]] std::uint64_t target(std::uint64_t process, std::uint64_t bits) const noexcept;

    PholdOptions options_;
    double mean_microseconds_;
    std::uint64_t lookahead_;     ///< microseconds
    std::uint64_t remote_below_;  ///< out of 2^32
};

/// PHOLD on the windowed engine: processes in contiguous partitions, windows of one lookahead or,
/// across a time without events, longer ones.
class Phold final : public sim::WindowedModel {
public:
    /// \pre partitions >= 1
    Phold(const PholdOptions& options, std::size_t partitions);

    sim::RunStats run(sim::Executor& executor, const sim::EngineOptions& engine_options = {});
    /// Of every event up to the end.
    [[nodiscard]] sim::Digest digest() const noexcept;

    [[nodiscard]] std::size_t partition_count() const override { return partitions_.size(); }
    [[nodiscard]] SimTime next_event(std::size_t partition) override;
    std::uint64_t advance(std::size_t partition, const sim::Window& window) override;
    SimTime close(const sim::Window& window) override;

private:
    struct alignas(64) Partition {              // two threads never write to one cache line
        std::vector<std::uint64_t> events_had;  ///< [process of the partition]
        sim::EventCalendar<PholdEvent> calendar;
        std::vector<PholdEvent> due;  ///< in the window that runs
        /// Key of an event that waits in a mailbox, of those sent in the window that runs.
        std::uint64_t earliest_sent = UINT64_MAX;
        sim::Digest digest;
    };

    [[nodiscard]] SimTime next_edge(SimTime now);
    void handle(std::size_t partition, std::span<const PholdEvent> events);

    PholdLaw law_;
    std::uint32_t processes_each_;
    std::vector<Partition> partitions_;
    sim::Mailboxes<PholdEvent> mailboxes_;
    SimTime edge_{};  ///< at which the last window ended
};

/// The same events, in the same order, from one std::priority_queue.
class BarePhold {
public:
    explicit BarePhold(const PholdOptions& options);

    void run();
    [[nodiscard]] sim::Digest digest() const noexcept { return digest_; }

private:
    struct IsLater {
        bool operator()(const PholdEvent& a, const PholdEvent& b) const noexcept {
            return a.key != b.key ? a.key > b.key : a.tie > b.tie;
        }
    };

    PholdLaw law_;
    std::vector<std::uint64_t> events_had_;  ///< [process]
    std::priority_queue<PholdEvent, std::vector<PholdEvent>, IsLater> queue_;
    sim::Digest digest_;
};

}  // namespace cordon::benchmarks
