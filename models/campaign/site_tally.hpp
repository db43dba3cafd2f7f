#pragma once

#include "models/campaign/spell_tally.hpp"

#include <cstdint>
#include <vector>

namespace cordon::models {

/// Counts of the sites of one sector in which somebody holds devices.
struct SiteCounts {
    std::int64_t organisations = 0;  ///< with an infected device, of those that are organisations
    Occupancy in_view;               ///< sites with an infected gateway, organisations or not

    SiteCounts& operator+=(const SiteCounts& other) noexcept {
        organisations += other.organisations;
        in_view += other.in_view;
        return *this;
    }
};

/// Site counts by kind of campaign and sector, and for all kinds together, which is no sum: two
/// kinds may be at one site. A site lies in one partition, so partitions add up.
class SiteTally {
public:
    SiteTally(std::size_t kinds, std::size_t sectors)
        : kinds_(kinds), sectors_(sectors), counts_((kinds + 1) * sectors) {}

    void add(const SiteTally& other) {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            counts_[i] += other.counts_[i];
        }
    }

    [[nodiscard]] std::size_t kinds() const noexcept { return kinds_; }
    [[nodiscard]] std::size_t sectors() const noexcept { return sectors_; }

    /// Of one kind of campaign, or, for `kind` = kinds(), of any.
    [[nodiscard]] const SiteCounts& counts(std::size_t kind, std::size_t sector) const {
        return counts_[kind * sectors_ + sector];
    }
    [[nodiscard]] SiteCounts& counts(std::size_t kind, std::size_t sector) {
        return counts_[kind * sectors_ + sector];
    }

private:
    std::size_t kinds_;
    std::size_t sectors_;
    std::vector<SiteCounts> counts_;  ///< [kind, then any][sector]
};

}  // namespace cordon::models
