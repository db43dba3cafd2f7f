#include "models/purchase_cohorts.hpp"

namespace cordon::models {
namespace {

// Bans ramp over months, so ten days leave an error far below a thousandth.
constexpr SimSpan widest = days(10);

/// Borders of cells of equal width, none wider than `widest`, from one date up to another, which
/// is left out.
void add_borders(SimTime from, SimTime to, std::vector<SimTime>& borders) {
    const std::int64_t length = (to - from).microseconds;
    const std::int64_t cells = (length + widest.microseconds - 1) / widest.microseconds;
    for (std::int64_t cell = 0; cell < cells; ++cell) {
        borders.push_back(from + SimSpan{length / cells * cell});
    }
}

}  // namespace

PurchaseCohorts::PurchaseCohorts(const Sales& sales, std::size_t device_class, std::size_t sector)
    : lines_(sales.lines_of(device_class).size()) {
    const auto turns = sales.turning_points(device_class, sector);
    for (std::size_t turn = 0; turn < turns.size(); ++turn) {
        if (turn + 1 < turns.size()) {
            add_borders(turns[turn], turns[turn + 1], borders_);
        } else {
            borders_.push_back(turns[turn]);
        }
    }
    for (std::size_t cohort = 0; cohort < size(); ++cohort) {
        SimTime middle{};
        if (cohort > 0 && cohort < borders_.size()) {
            const SimTime begin = borders_[cohort - 1];
            middle = begin + (borders_[cohort] - begin) / 2;
        } else if (!borders_.empty()) {
            middle = cohort == 0 ? borders_.front() - SimSpan{1} : borders_.back();
        }
        const auto shares = sales.shares(device_class, sector, middle);
        shares_.insert(shares_.end(), shares.begin(), shares.end());
    }
}

}  // namespace cordon::models
