#pragma once

#include "models/device_batch.hpp"
#include "models/sales.hpp"
#include "sim/compaction.hpp"
#include "sim/instruction_set.hpp"

#include <cstdint>

namespace cordon::models {

/// The product lines of the devices of a batch: what Sales::line_of says one by one, the same bits.
///
/// What was bought while the market was as observed, and before the policy began, is looked up by
/// vectors; other purchases go through Sales one by one. A workspace that is used again; nothing is
/// allocated.
class LineScan {
public:
    template <class T>
    using Column = DeviceBatch::Column<T>;

    explicit LineScan(sim::InstructionSet set) : set_(set) {}

    /// Finds the line of each device of the batch, all of one class in one sector.
    void choose(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                std::size_t sector);

    /// [device] after choose: an index into the market's product lines
    [[nodiscard]] const Column<std::uint32_t>& lines() const noexcept { return lines_; }

private:
    void draw_types(const Sales& sales, const DeviceBatch& devices);
    void pick_as_observed(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                          std::size_t sector);

    sim::InstructionSet set_;
    Column<std::uint32_t> lines_;
    Column<std::uint64_t> types_;  ///< of buyers

    // What one step leaves to the next.
    Column<std::uint8_t> flags_;
    Column<std::uint32_t> indices_;
    Column<std::uint64_t> entities_;
    Column<std::uint64_t> firsts_;
    Column<std::uint64_t> seconds_;
    Column<double> points_;
    Column<std::uint64_t> picked_;
};

}  // namespace cordon::models
