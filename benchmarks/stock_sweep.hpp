#pragma once

#include "models/market/line_scan.hpp"
#include "models/nation.hpp"
#include "models/population/device_scan.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace cordon::benchmarks {

/// Counts the devices online by product line on several dates in one pass over the slots: each
/// device adds one where it comes and takes one where it goes, and the sums over dates are the
/// stock. What models/Stock expects is checked against it.
class StockSweep {
public:
    /// \param dates  increasing, from the start on
    StockSweep(const models::Nation& nation, std::vector<SimTime> dates,
               sim::InstructionSet set = sim::best_instruction_set());

    /// Counts the devices of at most DeviceBatch::capacity slots of a block.
    void add(const models::SlotBlock& block, std::span<const std::uint64_t> slots);

    /// [date] devices of a line online in the slots added
    [[nodiscard]] std::vector<std::int64_t> stock(std::size_t line) const;

private:
    void count(const models::DeviceBatch& devices);

    const models::Nation& nation_;
    std::vector<SimTime> dates_;
    std::vector<std::int64_t> changes_;  ///< [line][date], one more for what goes after the last
    std::unique_ptr<models::DeviceScan> devices_;
    std::unique_ptr<models::LineScan> lines_;
};

}  // namespace cordon::benchmarks
