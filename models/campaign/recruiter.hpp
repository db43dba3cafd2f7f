#pragma once

#include "models/campaign/compromise.hpp"
#include "models/nation.hpp"
#include "sim/distributions.hpp"
#include "sim/window_engine.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cordon::models {

/// Picks devices for a campaign: those it holds when it starts, and those of its batches.
///
/// Slots are drawn uniformly from all the campaign can reach, in whatever jurisdiction, and kept if
/// a weak device is there that nobody holds: rejection, so no list of targets exists (DESIGN 4.1).
/// The draws are keyed by campaign and batch, so every policy tries the same slots in the same
/// order.
class Recruiter {
public:
    /// \param nations  must outlive the recruiter   \param key  of the member
    Recruiter(const Nations& nations, std::size_t campaign, sim::RandomKey key);

    /// The devices the campaign holds when it starts, if it starts in (begin, end] of the window.
    /// \param partitions  those of the first nation, then those of the next, each as many
    void send_first_devices(const sim::Window& window, std::span<Compromise> partitions) const;

    /// The batches that arrive in (begin, end] of the window, for a campaign that recruits so.
    /// They bring what is missing at the window's beginning and no more (MODEL 4.8).
    void send_batches(const sim::Window& window, std::int64_t active,
                      std::span<Compromise> partitions);

    /// When the next batch arrives that has not been sent; `never` for who does not recruit so.
    [[nodiscard]] SimTime next_batch() const noexcept { return next_batch_; }

private:
    /// The slots of one block that the campaign can reach.
    struct Reach {
        const Nation* nation;
        std::size_t jurisdiction;
        const SlotBlock* block;
    };
    /// A weak device that has been drawn.
    struct Candidate {
        const Reach* from;
        Target target;
    };

    void send(sim::RandomStream rng, std::uint64_t wanted, SimTime when,
              std::span<Compromise> partitions) const;
    [[nodiscard]] std::optional<Candidate> candidate(sim::RandomStream& rng, SimTime when) const;
    /// The device as a target, if the campaign can take it at `when`.
    [[nodiscard]] std::optional<Target> weak_target(const Reach& reach, const OwnedDevice& device,
                                                    SimTime when) const;
    [[nodiscard]] SimTime arrival_after(SimTime previous);

    const CampaignOptions& options_;
    std::size_t campaign_;
    std::size_t jurisdictions_;
    sim::RandomKey key_;  ///< of the member
    SimTime start_;
    std::vector<Reach> reach_;
    std::optional<sim::AliasTable> choose_;  ///< from reach_; nothing if it reaches nothing
    std::uint64_t batch_ = 0;                ///< ordinal of the next one
    SimTime next_batch_ = never;
};

}  // namespace cordon::models
