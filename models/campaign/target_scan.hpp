#pragma once

#include "models/market/line_scan.hpp"
#include "models/nation.hpp"
#include "models/population/device_scan.hpp"
#include "models/weakness/weakness_scan.hpp"

#include <cstdint>
#include <span>

namespace cordon::models {

/// The at-risk pass (DESIGN 4.1): which devices behind exposed gateways a campaign may ever take.
///
/// Exposed sites are the first of a block, so exposure costs nothing; then each filter sees what
/// the one before has left: is there a device, is its credential guessed, does an exploit fit its
/// line and find it unpatched. All exploits of a line share the devices, their lines and their
/// habits. A workspace of some 900 kB that is used again; nothing is allocated.
class TargetScan {
public:
    explicit TargetScan(const Nation& nation, sim::InstructionSet set = sim::best_instruction_set())
        : devices_(set), lines_(set), weakness_(set), nation_(nation) {}

    /// Calls `visit(const DeviceProfile&, site)` for devices of the block that the campaign reaches
    /// from outside, behind exposed gateways or, if it goes that way, behind proxies, and that are
    /// online between the campaign's start and the horizon, and certainly for each that has an
    /// episode of weakness between these dates. Sites are those whose number leaves the remainder
    /// `partition` when divided by `partitions`.
    template <class Visit>
    void for_each_candidate(const SlotBlock& block, std::size_t campaign, std::size_t partition,
                            std::size_t partitions, Visit visit) {
        const SimTime start = nation_.campaign_start(campaign);
        const SimTime horizon = nation_.options().clock.horizon;
        const auto flush = [&](std::size_t slots) {
            devices_.for_each_batch(nation_.ownership(block), std::span(slots_).first(slots), start,
                                    horizon, [&](const DeviceBatch& devices) {
                                        find_candidates(block, campaign, devices);
                                        for (std::size_t i = 0; i < candidates_; ++i) {
                                            const auto found =
                                                profile(block, devices, candidate_lanes_[i]);
                                            visit(found, block.site_of(found.device.id.slot()));
                                        }
                                    });
        };
        const std::uint64_t sites = block.sites_within_reach(
            nation_.threats().campaigns()[campaign].options.proxied_pressure > 0);
        std::size_t slots = 0;
        for (std::uint64_t position = 0; position < block.positions; ++position) {
            for (std::uint64_t site = partition; site < sites; site += partitions) {
                slots_[slots++] = block.slot(position, site).value();
                if (slots == DeviceBatch::capacity) {
                    flush(slots);
                    slots = 0;
                }
            }
        }
        if (slots > 0) {
            flush(slots);
        }
    }

private:
    /// Leaves out forgone devices. Where a purchase was put off, a device is judged by the date it
    /// was due, on which it would be at risk whenever it is in truth.
    void find_candidates(const SlotBlock& block, std::size_t campaign, const DeviceBatch& devices);
    [[nodiscard]] DeviceProfile profile(const SlotBlock& block, const DeviceBatch& devices,
                                        std::size_t device) const {
        OwnedDevice owned = devices[device];
        owned.bought = SimTime{lines_.bought()[device]};
        return {owned, block.device_class, lines_.lines()[device], block.hygiene_class};
    }
    /// Flags devices that an exploit of the campaign fits.
    void flag_open(const SlotBlock& block, std::size_t campaign, const DeviceBatch& devices);

    DeviceScan devices_;
    LineScan lines_;
    WeaknessScan weakness_;
    DeviceBatch::Column<std::uint64_t> slots_;
    DeviceBatch::Column<std::uint8_t> flags_;
    DeviceBatch::Column<std::uint8_t> flags_of_line_;
    DeviceBatch::Column<std::uint32_t> lanes_of_line_;
    DeviceBatch::Column<std::uint32_t> candidate_lanes_;
    std::size_t candidates_ = 0;
    const Nation& nation_;
};

}  // namespace cordon::models
