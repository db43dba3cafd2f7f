#pragma once

#include "models/campaign/campaigns.hpp"
#include "models/data/target_knowledge.hpp"
#include "models/intrusion/intrusions.hpp"
#include "models/observation/observation.hpp"
#include "sim/adaptive_window.hpp"
#include "sim/executor.hpp"
#include "sim/window_engine.hpp"

#include <optional>
#include <vector>

namespace cordon::models {

/// What one member's run under one policy gives.
struct WorldRecord {
    std::vector<Observation> observations;  ///< [observation date]
    sim::Digest digest;                     ///< of every infection, end of a spell and intrusion
    std::uint64_t windows = 0;
};

/// One member's world under one policy, ready to run: partitions of the nations' sites that meet
/// at the edges of windows through the number of devices each campaign holds (MODEL 5.3). What the
/// campaigns hold in one jurisdiction scans all of them: that is how jurisdictions touch.
class World final : public sim::WindowedModel {
public:
    /// Each nation's sites are dealt to this many partitions. Fixed by the program, never by the
    /// machine; results do not depend on it.
    static constexpr std::size_t default_partitions = 8;

    /// \param options, policy  must outlive the world
    World(const WorldOptions& options, const PolicyOptions& policy, sim::RandomKey key,
          std::size_t partitions = default_partitions);

    /// Runs to the horizon. Call once.
    WorldRecord run(sim::Executor& executor);

    [[nodiscard]] const Nations& nations() const noexcept { return nations_; }

    [[nodiscard]] std::size_t partition_count() const override { return partitions_.size(); }
    [[nodiscard]] SimTime next_event(std::size_t partition) override;
    std::uint64_t advance(std::size_t partition, const sim::Window& window) override;
    SimTime close(const sim::Window& window) override;

private:
    /// Gives the campaigns that are running the devices they hold, and records the start.
    void take_up();
    void observe(SimTime time);
    void intrude_until(SimTime time);
    /// Lets sponsors reckon what they know, if they were to do so by this edge.
    void reckon(SimTime edge);
    void open_window(const sim::Window& window);
    void keep_peaks();
    [[nodiscard]] SimTime next_edge(SimTime now, SimSpan longest) const;
    [[nodiscard]] SimTime next_instant(SimTime now) const;
    [[nodiscard]] SimTime end_of_dormancy(SimTime now) const;
    [[nodiscard]] const Conditions& conditions_of(std::size_t partition) const {
        return campaigns_.conditions(partition / (partitions_.size() / nations_.size()));
    }
    /// [kind], devices in contact
    [[nodiscard]] std::vector<std::int64_t> in_contact_by_kind() const;
    /// [jurisdiction]
    [[nodiscard]] std::vector<SpellTally> tallies() const;

    const WorldOptions& options_;
    Threats threats_;
    Nations nations_;
    std::vector<LocalNetworks> networks_;  ///< [jurisdiction]
    Observer observer_;
    Campaigns campaigns_;
    std::vector<Compromise> partitions_;  ///< of the first nation, of the next ...
    Intrusions intrusions_;
    TargetKnowledge knowledge_;
    sim::AdaptiveWindow adaptive_;
    SimSpan last_length_{};
    std::vector<std::int64_t> peaks_;    ///< [kind], since the last observation
    std::vector<SimTime> instants_;      ///< increasing: edges that no window may step over
    sim::Executor* executor_ = nullptr;  ///< of the run
    WorldRecord record_;
};

}  // namespace cordon::models
