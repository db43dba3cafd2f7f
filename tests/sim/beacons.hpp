#pragma once

/// \file
/// A model made to be hard on the engine: beacons are lit or dark. Dark ones light up by themselves
/// or at a signal from another; a signal puts off the fading of one that is lit; storms light many
/// at one instant, for no time, and set off signals that arrive all at once. How fast all that goes
/// in a window depends on how many are lit at its beginning (as in MODEL 5.3).

#include "sim/digest.hpp"
#include "sim/event_order.hpp"
#include "sim/random_stream.hpp"
#include "sim/window_engine.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace cordon::test {

enum class WindowLimit {
    lookahead,  ///< windows end before any signal sent in them arrives
    none        ///< signals that would arrive in the window of their sending wait for its edge
};
enum class EmptyTime { skipped, walked };

/// Times in microseconds.
struct BeaconOptions {
    std::uint64_t seed = 1;
    std::uint32_t beacons = 100;
    double dark_mean = 1e6;           ///< before a beacon lights up by itself
    double lit_mean = 1e5;            ///< before it fades
    double signal_probability = 0.5;  ///< of one that lights up, below 1
    std::int64_t signal_delay = 1e4;  ///< the lookahead, at least 1
    std::int64_t quantum = 1;         ///< events happen at its multiples: large, many at once
    double feedback = 1;              ///< relative gain in pace if all are lit
    std::int64_t shortest_window = 1000;
    std::int64_t longest_window = 100'000;
    WindowLimit limit = WindowLimit::lookahead;
    EmptyTime empty_time = EmptyTime::skipped;
    std::int64_t storm_interval = 500'000;
    std::uint32_t storm_size = 10;
    std::int64_t end = 2'000'000;
};

/// In the order in which simultaneous events of one beacon happen.
enum class BeaconEventKind : std::uint8_t { fade, signal, light, storm };

struct BeaconEvent {
    std::uint64_t key;
    std::uint64_t tie;
    std::uint32_t generation;  ///< of the beacon's plans; void if the beacon has new ones

    [[nodiscard]] std::uint32_t beacon() const {
        return static_cast<std::uint32_t>(sim::owner_of(tie));
    }
};

struct Beacon {
    bool is_lit = false;
    std::uint32_t generation = 0;
    std::uint64_t events_had = 0;
    std::uint64_t signals_had = 0;

    friend bool operator==(const Beacon&, const Beacon&) = default;
};

/// What an event gives rise to.
struct BeaconConsequences {
    std::vector<BeaconEvent> own;      ///< of the same beacon, now or later
    std::vector<BeaconEvent> signals;  ///< at any beacon, after the delay or later
    std::int64_t lit = 0;              ///< change of the number lit

    void clear() {
        own.clear();
        signals.clear();
        lit = 0;
    }
};

/// What happens to one beacon. No state but that of the beacon, so any engine can use it.
class BeaconLaw {
public:
    explicit BeaconLaw(const BeaconOptions& options)
        : options_(options), random_key_(sim::member_key(options.seed, 0)) {}

    [[nodiscard]] BeaconEvent start(std::uint32_t beacon) const;
    void handle(const BeaconEvent& event, Beacon& beacon, double pace,
                BeaconConsequences& consequences, sim::Digest& digest) const;

    [[nodiscard]] const BeaconOptions& options() const noexcept { return options_; }
    [[nodiscard]] double pace(std::int64_t lit) const;

private:
    [[nodiscard]] std::uint64_t later(std::uint64_t now, std::int64_t delay, double wait) const;
    void light_up(const BeaconEvent& event, Beacon& beacon, double pace,
                  BeaconConsequences& consequences) const;
    void send(const BeaconEvent& event, const Beacon& beacon, std::uint64_t copies,
              BeaconConsequences& consequences) const;

    BeaconOptions options_;
    sim::RandomKey random_key_;
};

/// What happens at edges: lengths of windows that follow the number lit, and storms.
class BeaconEdges {
public:
    explicit BeaconEdges(const BeaconOptions& options)
        : options_(options), random_key_(sim::member_key(options.seed, 1)),
          span_(options.shortest_window) {}

    /// The length of the next window, once an edge is reached with `lit` beacons lit.
    [[nodiscard]] SimSpan choose_span(std::int64_t lit);
    /// When the next storm comes that has not been taken.
    [[nodiscard]] SimTime next_storm() const;
    /// The events of the storms up to `end`, each taken once.
    [[nodiscard]] std::vector<BeaconEvent> take_storms(SimTime end);

private:
    BeaconOptions options_;
    sim::RandomKey random_key_;
    std::int64_t span_;
    std::int64_t lit_before_ = 0;
    std::uint64_t storms_taken_ = 0;
};

/// What a run leaves behind, to be compared.
struct BeaconRun {
    sim::Digest digest;             ///< of every event, also of void ones
    std::vector<Beacon> beacons;    ///< at the end
    std::vector<SimTime> edges;     ///< ends of windows
    std::vector<std::int64_t> lit;  ///< at each edge

    friend bool operator==(const BeaconRun&, const BeaconRun&) = default;
};

/// How the engine runs it.
struct BeaconEngineOptions {
    std::size_t partitions = 1;
    sim::EngineOptions engine;
};

/// On the engine. `stats`, if given, gets what the engine counted.
BeaconRun run_on_engine(const BeaconOptions& options, const BeaconEngineOptions& engine_options,
                        sim::Executor& executor, sim::RunStats* stats = nullptr);

}  // namespace cordon::test
