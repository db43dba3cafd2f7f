#pragma once

#include "input/distribution.hpp"
#include "input/kev_catalogue.hpp"
#include "input/kev_map.hpp"

#include <vector>

/// \file
/// How often a vulnerability of a kind of device becomes known to be exploited, from a catalogue.

namespace cordon::input {

/// The days over which entries are counted: from `from` on, before `until`.
struct KevWindow {
    Date from;
    Date until;  ///< > from

    [[nodiscard]] bool contains(Date date) const { return from <= date && date < until; }
    /// In mean Gregorian years, as rates of scenarios are.
    [[nodiscard]] double years() const;
};

/// From when the date of an entry tells when a vulnerability became known to be exploited. The
/// catalogue opened with a bulk of older ones and went on filling them in: 311 entries in the last
/// two months of 2021 and 555 in 2022, against 187 in 2023 and 186 in 2024.
inline const Date kev_settled_from{2023, 1, 1};

/// Shortest window from which rates are made, in days: below a year the prior outweighs a count of
/// zero. Assumed.
inline constexpr int kev_window_min_days = 365;

/// What `entries` events in `years` tell about the rate of a Poisson process, of which a share of
/// one in `parts` is wanted: the posterior under the Jeffreys prior, a gamma of shape entries + 1/2
/// and scale 1 / (years x parts), in 1/year. With no event at all it is the prior's shape, with a
/// mean of half an event in the window: rare, not impossible.
/// \pre entries >= 0, years > 0, parts >= 1
Gamma arrival_rate(int entries, double years, int parts = 1);

struct KevCellCount {
    KevCell cell;
    int entries;
};

/// Entries of a window, counted.
struct KevCounts {
    std::vector<KevCellCount> cells;   ///< every cell of the map, also those without an entry
    int entries = 0;                   ///< all, devices or not
    int devices = 0;                   ///< those in a cell
    std::vector<KevEntry> unassigned;  ///< of a vendor in the map, but a product that is not
};

KevCounts count_entries(const std::vector<KevEntry>& catalogue, const KevProductMap& map,
                        const KevWindow& window);

/// Entries in the cells that `profile` covers.
int entries_of(const KevProfile& profile, const KevCounts& counts);

}  // namespace cordon::input
