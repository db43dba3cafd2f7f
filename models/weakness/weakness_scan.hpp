#pragma once

#include "models/population/device_batch.hpp"
#include "models/purpose.hpp"
#include "models/weakness/weakness.hpp"
#include "sim/compaction.hpp"
#include "sim/instruction_set.hpp"

#include <cstdint>
#include <span>

namespace cordon::models {

/// How weak the devices of a batch are, property by property: the same bits as Weakness gives one
/// by one, for devices bought before a policy regulates them (PolicyRules::regulated_from). A
/// workspace that is used again; nothing is allocated.
class WeaknessScan {
public:
    template <class T>
    using Column = DeviceBatch::Column<T>;

    explicit WeaknessScan(sim::InstructionSet set) : set_(set) {}

    /// Draws how each device of the batch is kept, but for what a policy asks of it.
    void draw_habits(const Weakness& weakness, const DeviceBatch& devices, std::size_t device_class,
                     std::size_t hygiene_class);

    /// [device] after draw_habits
    [[nodiscard]] const Column<Credential>& credentials() const noexcept { return credentials_; }
    /// [device] after draw_habits: rate of installing a patch; 0 for who never does
    [[nodiscard]] const Column<double>& patches_per_year() const noexcept { return rates_; }

    /// Of the devices of the batch that `lanes` lists, finds those that a campaign with the exploit
    /// can take at some time, and when: without regard to other exploits and to credentials.
    /// \param lanes  increasing; devices of `line`. \pre draw_habits for the same batch
    void find_open(const Weakness& weakness, const DeviceBatch& devices,
                   std::span<const std::uint32_t> lanes, std::size_t line, const Exploit& exploit);

    /// After find_open: which devices, and their episodes.
    [[nodiscard]] std::span<const std::uint32_t> open_lanes() const noexcept {
        return std::span(open_lanes_).first(open_);
    }
    [[nodiscard]] Episode open_episode(std::size_t i) const noexcept {
        return {SimTime{begins_[i]}, SimTime{ends_[i]}};
    }

    /// Of the devices of the batch, finds those whose credential the campaign can guess.
    /// \pre draw_habits for the same batch
    void find_guessed(const Weakness& weakness, const DeviceBatch& devices,
                      const CampaignOptions& campaign);
    [[nodiscard]] std::span<const std::uint32_t> guessed_lanes() const noexcept {
        return std::span(open_lanes_).first(open_);
    }

private:
    void draw(sim::RandomKey key, Purpose purpose, std::uint64_t ordinal, std::size_t n);

    Column<Credential> credentials_;
    Column<double> rates_;
    Column<std::uint32_t> open_lanes_;
    Column<std::int64_t> begins_;
    Column<std::int64_t> ends_;

    // What one step leaves to the next.
    Column<std::uint8_t> flags_;
    Column<std::uint32_t> indices_;
    Column<std::uint64_t> entities_;
    Column<std::uint64_t> firsts_;
    Column<std::uint64_t> seconds_;

    std::size_t open_ = 0;
    sim::InstructionSet set_;
};

}  // namespace cordon::models
