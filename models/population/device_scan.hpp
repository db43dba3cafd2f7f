#pragma once

#include "models/population/device_batch.hpp"
#include "models/population/ownership.hpp"
#include "sim/compaction.hpp"
#include "sim/instruction_set.hpp"

#include <cstdint>
#include <span>

namespace cordon::models {

/// The devices of many slots at once: those that Ownership::for_each_device finds one by one, with
/// the same bits, for any instruction set, at a fraction of the price (DESIGN 4.1).
///
/// All slots go through their generations in step: of each generation one batch, and those whose
/// device is replaced in time go on to the next. Lanes that have no more to tell are left out by
/// compaction, not by branches. One scan is a workspace of some 400 kB that is used again for any
/// ownership; nothing is allocated.
class DeviceScan {
public:
    explicit DeviceScan(sim::InstructionSet set = sim::best_instruction_set()) : set_(set) {}

    /// Calls `visit(const DeviceBatch&)` with the devices of the slots that are online at some time
    /// in [from, until), in no order. \pre at most DeviceBatch::capacity slots, from >= 0
    template <class Visit>
    void for_each_batch(const Ownership& ownership, std::span<const std::uint64_t> slots,
                        SimTime from, SimTime until, Visit visit) {
        if (ownership.shrinks()) {
            visit_one_by_one(ownership, slots, from, until, visit);
            return;
        }
        find_first_devices(ownership, slots, until);
        find_kept_at_start(ownership, from);
        if (online_.size > 0) {
            visit(online_);
        }
        while (size_ > 0) {
            end_generation(ownership, until);
            const auto& online = online_since(from);
            if (online.size > 0) {
                visit(online);
            }
            begin_next_generation(until);
        }
    }

private:
    template <class T>
    using Column = DeviceBatch::Column<T>;

    /// Where slots may be given up, which is rare.
    template <class Visit>
    void visit_one_by_one(const Ownership& ownership, std::span<const std::uint64_t> slots,
                          SimTime from, SimTime until, Visit& visit) {
        online_.size = 0;
        for (const std::uint64_t slot : slots) {
            ownership.for_each_device(SlotId(slot), from, until, [&](const OwnedDevice& device) {
                online_.push_back(device);
                if (online_.size == DeviceBatch::capacity) {
                    visit(online_);
                    online_.size = 0;
                }
            });
        }
        if (online_.size > 0) {
            visit(online_);
        }
    }

    /// Generation 0 in `devices_`, without those bought too late; `retired` is the end of service.
    void find_first_devices(const Ownership& ownership, std::span<const std::uint64_t> slots,
                            SimTime until);
    /// Those replaced before the start and still online after `from`, in `online_`.
    void find_kept_at_start(const Ownership& ownership, SimTime from);
    /// Who of `devices_` is kept, and the ends of service of the successors that are asked for.
    void end_generation(const Ownership& ownership, SimTime until);
    /// `devices_` retired after `from`.
    [[nodiscard]] const DeviceBatch& online_since(SimTime from);
    /// The successors bought before `until` become `devices_`.
    void begin_next_generation(SimTime until);

    std::size_t find_filled(const Ownership& ownership, std::span<const std::uint64_t> slots,
                            SimTime until);
    void find_kept(const Ownership& ownership);
    void end_services(const Ownership& ownership, std::size_t n, const std::uint64_t* ids,
                      const std::int64_t* bought, const double* ages_years, std::int64_t* ends);
    /// \return how many of the first `n` flags are set
    std::size_t compact(std::size_t n, Column<std::uint32_t>& indices) {
        return sim::indices_of_set(std::span(flags_).first(n), indices, set_);
    }

    DeviceBatch devices_;       ///< of the generation
    DeviceBatch online_;        ///< those to be visited, if not all
    Column<std::int64_t> end_;  ///< [device of the generation] of its service

    Column<std::int64_t> successor_end_;       ///< [successor asked for] of its service
    Column<std::uint32_t> lane_of_successor_;  ///< whom it replaces
    Column<double> kept_years_;  ///< after their replacement, if the successor serves so long
    Column<std::uint32_t> kept_lane_;

    // What one step leaves to the next.
    Column<std::uint8_t> flags_;
    Column<std::uint32_t> indices_;
    Column<std::uint64_t> entities_;
    Column<std::uint64_t> firsts_;
    Column<std::uint64_t> seconds_;
    Column<std::uint64_t> first_draws_;
    Column<std::uint64_t> second_draws_;
    Column<std::int64_t> dates_;
    Column<double> years_;

    std::size_t size_ = 0;    ///< of the generation
    std::size_t in_use_ = 0;  ///< in service at the start: so many of the first generation, first
    std::size_t successors_ = 0;  ///< asked for
    std::size_t kept_ = 0;        ///< devices that stay online
    sim::InstructionSet set_;
};

}  // namespace cordon::models
