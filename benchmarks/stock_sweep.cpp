#include "benchmarks/stock_sweep.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::benchmarks {

StockSweep::StockSweep(const models::Nation& nation, std::vector<SimTime> dates,
                       sim::InstructionSet set)
    : nation_(nation), dates_(std::move(dates)),
      changes_(nation.jurisdiction().market.product_lines.size() * (dates_.size() + 1), 0),
      devices_(std::make_unique<models::DeviceScan>(set)),
      lines_(std::make_unique<models::LineScan>(set)) {
    CORDON_EXPECT(!dates_.empty() && std::is_sorted(dates_.begin(), dates_.end()));
}

void StockSweep::add(const models::SlotBlock& block, std::span<const std::uint64_t> slots) {
    devices_->for_each_batch(nation_.ownership(block), slots, dates_.front(),
                             dates_.back() + SimSpan{1}, [&](const models::DeviceBatch& devices) {
                                 lines_->choose(nation_.sales(), devices, block.device_class,
                                                block.sector);
                                 count(devices);
                             });
}

void StockSweep::count(const models::DeviceBatch& devices) {
    for (std::size_t i = 0; i < devices.size; ++i) {
        if (lines_->lines()[i] == models::LineScan::forgone) {
            continue;
        }
        std::size_t comes = 0;
        std::size_t goes = 0;
        for (const SimTime date : dates_) {
            comes += date.microseconds < lines_->bought()[i] ? 1 : 0;
            goes += date.microseconds < devices.retired[i] ? 1 : 0;
        }
        std::int64_t* of_line = changes_.data() + lines_->lines()[i] * (dates_.size() + 1);
        ++of_line[comes];
        --of_line[goes];
    }
}

std::vector<std::int64_t> StockSweep::stock(std::size_t line) const {
    const auto first = changes_.begin() + static_cast<std::ptrdiff_t>(line * (dates_.size() + 1));
    std::vector<std::int64_t> stock(dates_.size());
    std::partial_sum(first, first + static_cast<std::ptrdiff_t>(dates_.size()), stock.begin());
    return stock;
}

}  // namespace cordon::benchmarks
