#include "input/kev_rates.hpp"

#include "base/contract.hpp"
#include "base/sim_time.hpp"

namespace cordon::input {

double KevWindow::years() const {
    return (until.days_since_epoch() - from.days_since_epoch()) / days_per_year;
}

Gamma arrival_rate(int entries, double years, int parts) {
    CORDON_EXPECT(entries >= 0 && years > 0 && parts >= 1);
    return {.shape = entries + 0.5, .scale = 1 / (years * parts)};
}

KevCounts count_entries(const std::vector<KevEntry>& catalogue, const KevProductMap& map,
                        const KevWindow& window) {
    std::map<KevCell, int> by_cell;
    for (const auto& cell : map.cells()) {
        by_cell[cell] = 0;
    }
    KevCounts counts;
    for (const auto& entry : catalogue) {
        if (!window.contains(entry.added)) {
            continue;
        }
        ++counts.entries;
        if (const auto* cell = map.cell_of(entry)) {
            ++counts.devices;
            ++by_cell[*cell];
        } else if (map.knows_vendor_of(entry)) {
            counts.unassigned.push_back(entry);
        }
    }
    for (const auto& [cell, entries] : by_cell) {
        counts.cells.push_back({cell, entries});
    }
    return counts;
}

int entries_of(const KevProfile& profile, const KevCounts& counts) {
    int entries = 0;
    for (const auto& [cell, count] : counts.cells) {
        entries += profile.covers(cell) ? count : 0;
    }
    return entries;
}

}  // namespace cordon::input
