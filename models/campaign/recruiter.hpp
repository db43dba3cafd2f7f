#pragma once

#include "models/campaign/compromise.hpp"
#include "models/campaign/targeting.hpp"
#include "models/nation.hpp"
#include "sim/distributions.hpp"
#include "sim/window_engine.hpp"

#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// Picks devices for a campaign: those it holds when it starts, and those of its batches.
///
/// Places are drawn from all the campaign can reach, in whatever jurisdiction, by its effort there,
/// and kept if a weak device is in them that nobody holds: rejection, so no list of targets exists
/// (DESIGN 4.1). The draws are keyed by campaign and batch, so every policy tries the same places
/// in the same order while the campaign has the same aims.
class Recruiter {
public:
    /// \param nations  must outlive the recruiter   \param key  of the member
    Recruiter(const Nations& nations, std::size_t campaign, sim::RandomKey key);

    /// Tries places by these efforts from now on. \param targeting  of the campaign
    void aim(const Targeting& targeting);

    /// The devices the campaign holds when it starts, if it starts in (begin, end] of the window.
    /// \param partitions  those of the first nation, then those of the next, each as many
    void send_first_devices(const sim::Window& window, std::span<Compromise> partitions) const;

    /// The batches that arrive in (begin, end] of the window, for a campaign that recruits so.
    /// They bring what is missing at the window's beginning and no more (MODEL 4.8).
    void send_batches(const sim::Window& window, std::int64_t held,
                      std::span<Compromise> partitions);

    /// Lets the batches pass that would arrive until `time`.
    void skip_batches(SimTime time);

    /// When the next batch arrives that has not been sent; `never` for who does not recruit so.
    [[nodiscard]] SimTime next_batch() const noexcept { return next_batch_; }

private:
    /// Places of one block that the campaign reaches in one way.
    struct Reach {
        const Nation* nation;
        std::size_t jurisdiction;
        const SlotBlock* block;
        std::uint64_t first_site;
        std::uint64_t sites;
        double weight;  ///< at even effort
    };
    /// A weak device that has been drawn.
    struct Candidate {
        const Reach* from;
        Target target;
    };

    void add_reach(std::size_t jurisdiction, const Nation& nation, const SlotBlock& block);
    void send(sim::RandomStream rng, std::uint64_t wanted, SimTime when,
              std::span<Compromise> partitions) const;
    [[nodiscard]] std::uint64_t first_devices() const;
    [[nodiscard]] std::optional<Candidate> candidate(sim::RandomStream& rng, SimTime when) const;
    [[nodiscard]] SimTime arrival_after(SimTime previous) const;

    const CampaignPlan& plan_;
    std::size_t campaign_;
    std::size_t jurisdictions_;
    std::size_t device_classes_;
    sim::RandomKey key_;  ///< of the member
    std::vector<Reach> reach_;
    std::optional<sim::AliasTable> choose_;  ///< from reach_; nothing if it reaches nothing
    std::uint64_t batch_ = 0;                ///< ordinal of the next one
    SimTime next_batch_ = never;
};

}  // namespace cordon::models
