#pragma once

#include "models/market/sales.hpp"
#include "models/population/device_batch.hpp"
#include "sim/compaction.hpp"
#include "sim/instruction_set.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// The purchases of the devices of a batch: what Sales::purchase_of says one by one, the same bits.
///
/// All buyers first pick among the observed shares. Those who bought later ask whether they keep
/// their pick in the market as it has drifted, and most do; those who do not, and those who buy
/// under a policy, go through Sales one by one. A workspace that is used again.
class LineScan {
public:
    template <class T>
    using Column = DeviceBatch::Column<T>;

    explicit LineScan(sim::InstructionSet set) : set_(set) {}

    /// Finds the line of each device of the batch, all of one class in one sector.
    void choose(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                std::size_t sector);

    /// In place of a line, of a device whose purchase is forgone.
    static constexpr std::uint32_t forgone = UINT32_MAX;

    /// [device] after choose: an index into the market's product lines, or `forgone`
    [[nodiscard]] const Column<std::uint32_t>& lines() const noexcept { return lines_; }

    /// [device] after choose: when it was bought, which is later than it was due if that was put
    /// off; SimTime::microseconds. Nothing of devices forgone.
    [[nodiscard]] const Column<std::int64_t>& bought() const noexcept { return bought_; }

private:
    void choose_one(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                    std::size_t sector, std::size_t device);
    void draw_types(const Sales& sales, const DeviceBatch& devices);
    void pick_as_observed(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                          std::size_t segment);
    /// Of the devices of the batch bought since `from`, lists in `lanes_` those that do not keep
    /// their pick.
    /// \return how many
    std::size_t find_moved(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                           std::size_t segment, SimTime from);
    void place_purchases(const MarketDrift& drift, const DeviceBatch& devices, std::size_t n);
    /// The lanes of the batch bought since `from`, in `lanes_`.
    std::size_t bought_since(const DeviceBatch& devices, SimTime from);
    void choose_one_by_one(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                           std::size_t sector, std::size_t n);

    Column<std::uint32_t> lines_;
    Column<std::int64_t> bought_;
    Column<std::uint64_t> types_;   ///< of buyers
    Column<std::uint64_t> picked_;  ///< index among the lines of the class
    Column<double> part_;           ///< share of the line picked
    Column<double> point_;          ///< in that part, from its beginning

    // Of the devices in `lanes_`.
    Column<std::uint32_t> lanes_;
    Column<std::uint64_t> month_;  ///< where in the table of drifts
    Column<double> fraction_;      ///< of the way to the next month
    Column<double> weight_;        ///< of the line picked, and of all
    Column<double> total_;

    // What one step leaves to the next.
    Column<std::uint8_t> flags_;
    Column<std::uint32_t> indices_;
    Column<std::uint64_t> entities_;
    Column<std::uint64_t> firsts_;
    Column<std::uint64_t> seconds_;

    std::vector<std::uint64_t> cells_;  ///< [type] in a month of the table of drifts
    sim::InstructionSet set_;
};

}  // namespace cordon::models
