#pragma once

#include "models/campaign/first_hit.hpp"
#include "models/campaign/target.hpp"
#include "models/market/line_scan.hpp"
#include "models/nation.hpp"
#include "models/population/device_scan.hpp"
#include "models/weakness/weakness_scan.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace cordon::models {

/// Whom a campaign looks for.
struct Sought {
    std::size_t campaign;
    SimTime from;  ///< the device is online at some time between these
    SimTime until;
    FirstHitRange hits;
};

/// The at-risk pass (DESIGN 4.1): which devices behind exposed gateways or behind proxies campaigns
/// may take.
///
/// Sites of one exposure lie together in a block, so exposure costs nothing; then each filter sees
/// what the one before has left: is there a device, does the campaign's first hit on it come early
/// enough, is its credential guessed, does an exploit fit its line and find it unpatched. All
/// campaigns share the devices, all exploits their lines and habits. A workspace of some 1 MB that
/// is used again; nothing is allocated.
class TargetScan {
public:
    explicit TargetScan(const Nation& nation, sim::InstructionSet set = sim::best_instruction_set())
        : devices_(set), lines_(set), weakness_(set), nation_(nation), set_(set) {}

    /// Calls `visit(campaign, const DeviceProfile&, FirstHit)` for devices at the block's sites of
    /// that exposure that are sought by their dates and first hits, and certainly for each of them
    /// that has an episode of weakness to the campaign between these dates. Sites are those whose
    /// number leaves the remainder `partition` when divided by `partitions`.
    /// \param sought  of different campaigns; not empty. \pre `reach` is exposed or proxied
    template <class Visit>
    void for_each_candidate(const SlotBlock& block, Reach reach, std::span<const Sought> sought,
                            std::size_t partition, std::size_t partitions, Visit visit) {
        SimTime from = never;
        SimTime until;
        for (const auto& each : sought) {
            from = std::min(from, each.from);
            until = std::max(until, each.until);
        }
        const auto visit_batch = [&](const DeviceBatch& devices) {
            for (const auto& each : sought) {
                find_reached(each, devices);
                find_candidates(block, each);
                for (std::size_t i = 0; i < candidates_; ++i) {
                    const std::uint32_t lane = candidate_lanes_[i];
                    visit(each.campaign, profile(block, lane),
                          FirstHit{probes_[lane], quantiles_[lane]});
                }
            }
        };
        const std::uint64_t first = reach == Reach::exposed ? 0 : block.reachable_sites;
        const std::uint64_t last =
            reach == Reach::exposed ? block.reachable_sites : block.proxied_sites;
        // The first site of the partition that is not below `first`.
        const std::uint64_t begin =
            first + (partition + partitions - first % partitions) % partitions;
        std::size_t slots = 0;
        const auto flush = [&] {
            if (slots == 0) {
                return;
            }
            devices_.for_each_batch(nation_.ownership(block), std::span(slots_).first(slots), from,
                                    until, visit_batch);
            slots = 0;
        };
        for (std::uint64_t position = 0; position < block.positions; ++position) {
            for (std::uint64_t site = begin; site < last; site += partitions) {
                slots_[slots++] = block.slot(position, site).value();
                if (slots == DeviceBatch::capacity) {
                    flush();
                }
            }
        }
        flush();
    }

private:
    /// Those of the devices whose dates and first hits are sought, in `reached_`.
    void find_reached(const Sought& sought, const DeviceBatch& devices);
    /// Those of them that may be weak. Leaves out forgone devices. Where a purchase was put off, a
    /// device is judged by the date it was due, on which it would be at risk whenever it is in
    /// truth.
    void find_candidates(const SlotBlock& block, const Sought& sought);
    [[nodiscard]] DeviceProfile profile(const SlotBlock& block, std::size_t lane) const {
        OwnedDevice owned = reached_[lane];
        owned.bought = SimTime{lines_.bought()[lane]};
        return {owned, block.device_class, lines_.lines()[lane], block.hygiene_class};
    }
    /// Flags devices that an exploit of the campaign fits.
    void flag_open(const SlotBlock& block, const Sought& sought);

    DeviceScan devices_;
    LineScan lines_;
    WeaknessScan weakness_;
    DeviceBatch reached_;
    DeviceBatch::Column<double> probes_;     ///< [device reached] of FirstHit
    DeviceBatch::Column<double> quantiles_;  ///< the same
    DeviceBatch::Column<std::uint64_t> slots_;
    DeviceBatch::Column<std::uint32_t> candidate_lanes_;

    // What one step leaves to the next.
    DeviceBatch::Column<std::uint8_t> flags_;
    DeviceBatch::Column<std::uint8_t> flags_of_line_;
    DeviceBatch::Column<std::uint32_t> lanes_;
    DeviceBatch::Column<std::uint64_t> firsts_;
    DeviceBatch::Column<std::uint64_t> seconds_;
    DeviceBatch::Column<double> exponentials_;

    std::size_t candidates_ = 0;
    const Nation& nation_;
    sim::InstructionSet set_;
};

}  // namespace cordon::models
