#pragma once

#include "models/device.hpp"
#include "models/population_options.hpp"
#include "sim/random_stream.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cordon::models {

/// The slots of one device class at the sites of one type and hygiene class: a contiguous range
/// of slot numbers, first by position in the site, then by site.
///
/// The first `reachable_sites` sites are those whose gateway exposes the class. Sites are alike, so
/// relabelling them changes nothing; their number is a keyed binomial draw, so it varies as it
/// should (decision 0006). Of two classes the one exposed by fewer sites is exposed by sites that
/// expose the other as well: an open gateway is open for all.
struct SlotBlock {
    std::size_t site_type;
    std::size_t base;  ///< index into the site type's devices
    std::size_t device_class;
    std::size_t sector;
    std::size_t hygiene_class;
    std::uint64_t first_slot;
    std::uint64_t sites;
    std::uint64_t positions;  ///< places for such a device at one site
    std::uint64_t reachable_sites;

    [[nodiscard]] SlotId slot(std::uint64_t position, std::uint64_t site) const noexcept {
        return SlotId(first_slot + position * sites + site);
    }
    [[nodiscard]] std::uint64_t site_of(SlotId slot) const noexcept {
        return (slot.value() - first_slot) % sites;
    }
    [[nodiscard]] std::uint64_t slots() const noexcept { return sites * positions; }
};

/// Every place for a device in the jurisdiction, in a few hundred numbers.
///
/// The same for every policy of a member. Nothing here grows with the number of devices.
class Population {
public:
    Population(const PopulationOptions& options, sim::RandomKey key);

    [[nodiscard]] std::span<const SlotBlock> blocks() const noexcept { return blocks_; }
    [[nodiscard]] std::uint64_t slot_count() const noexcept { return slot_count_; }

    /// The block a slot lies in. \pre slot is below slot_count()
    [[nodiscard]] std::size_t block_of(SlotId slot) const;

private:
    void add_stratum(const PopulationOptions& options, sim::RandomKey key, std::size_t site_type,
                     std::size_t hygiene_class, std::uint64_t sites);

    std::vector<SlotBlock> blocks_;
    std::uint64_t slot_count_ = 0;
};

}  // namespace cordon::models
