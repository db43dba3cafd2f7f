#pragma once

#include "models/campaign/campaign.hpp"
#include "models/campaign/compromise.hpp"
#include "models/campaign/recruiter.hpp"
#include "models/campaign/target_search.hpp"
#include "models/campaign/targeting.hpp"
#include "sim/executor.hpp"
#include "sim/window_engine.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// All campaigns of a world, at the edges of its windows: what they hold there decides what they do
/// in the next (MODEL 5.3). Partitions come as those of the first nation, then those of the next,
/// each as many.
class Campaigns {
public:
    /// \param nations  must outlive the object   \param key  of the member
    Campaigns(const Nations& nations, sim::RandomKey key);

    /// Finds whom they take before the first window, by way of the supply chain.
    void send_supply_chains(std::span<Compromise> partitions, sim::Executor& executor) const;

    /// Gets the window ready: conditions for each jurisdiction, whom scanning may take in it, first
    /// devices, batches.
    /// \param last_length  of the window before; 0 before the first
    void open(const sim::Window& window, SimSpan last_length, std::span<Compromise> partitions,
              sim::Executor& executor);

    /// Takes stock at the window's end, and moves the campaigns on.
    void close(const sim::Window& window, std::span<Compromise> partitions);

    [[nodiscard]] const Conditions& conditions(std::size_t jurisdiction) const {
        return conditions_[jurisdiction];
    }
    [[nodiscard]] std::span<const Campaign> all() const noexcept { return campaigns_; }
    /// [campaign], devices that they hold and can use, at the last edge
    [[nodiscard]] std::span<const std::int64_t> in_contact() const noexcept { return held_; }

    /// [campaign], bots here and abroad that scan
    [[nodiscard]] std::vector<std::uint64_t> bots(SimTime time) const;
    /// Fastest growth of the bots abroad of any campaign, 1/day.
    [[nodiscard]] double foreign_growth_per_day(SimTime time) const;
    /// The first date after `now` that no window may step over.
    [[nodiscard]] SimTime next_date(SimTime now) const;
    /// When the next batch of any campaign arrives; `never` if none does.
    [[nodiscard]] SimTime next_batch() const;
    /// True if nothing will be felt of any campaign in (now, until] that holds nobody.
    [[nodiscard]] bool are_dormant(SimTime now, SimTime until) const;

private:
    friend class Conservation;

    void set_clocks(const sim::Window& window, SimSpan last_length);
    /// Finds the devices whose first hits lie on the clocks up to the window's end, and well beyond
    /// it: searches are seldom.
    void find_targets(SimTime now, std::span<Compromise> partitions, sim::Executor& executor);
    [[nodiscard]] ClockRange still_to_search(std::size_t campaign, std::size_t device_class,
                                             SimTime now) const;
    [[nodiscard]] double probes(std::size_t campaign, const sim::Window& window,
                                SimSpan last_length) const;
    void move_on(std::size_t campaign, const sim::Window& window, std::span<Compromise> partitions);
    void set_flags(std::size_t campaign);
    void adapt(std::size_t campaign, std::span<const Compromise> partitions);
    /// First come, first served: each jurisdiction's operators work on one case after the other.
    void work_on_cases(SimTime edge, std::span<Compromise> partitions);
    void lose_exploits(std::size_t campaign, SimTime now);
    [[nodiscard]] std::size_t jurisdiction_of(std::size_t partition, std::size_t partitions) const {
        return partition / (partitions / nations_.size());
    }

    const Nations& nations_;
    sim::RandomKey key_;
    std::size_t device_classes_;
    std::vector<Campaign> campaigns_;
    std::vector<std::optional<ScanningPressure>> pressures_;  ///< [campaign]
    std::vector<Targeting> targetings_;                       ///< [campaign]
    std::vector<Recruiter> recruiters_;                       ///< [campaign]
    std::vector<std::uint64_t> takeable_slots_;               ///< [campaign]
    /// [campaign][device class], probes up to which first hits have been looked for
    std::vector<std::optional<double>> searched_;
    std::vector<Conditions> conditions_;            ///< [jurisdiction]
    std::vector<std::int64_t> held_;                ///< [campaign], at the last edge
    std::vector<std::int64_t> held_before_;         ///< [campaign], at the edge before
    std::vector<std::vector<std::uint64_t>> lost_;  ///< [campaign], vulnerabilities, increasing
    std::vector<SimTime> operators_free_;           ///< [jurisdiction], from when
};

}  // namespace cordon::models
