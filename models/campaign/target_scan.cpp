#include "models/campaign/target_scan.hpp"

#include <algorithm>

namespace cordon::models {

void TargetScan::find_candidates(const SlotBlock& block, std::size_t campaign,
                                 const DeviceBatch& devices) {
    const auto flags = std::span(flags_).first(devices.size);
    lines_.choose(nation_.sales(), devices, block.device_class, block.sector);
    if (nation_.policy().regulates(block.device_class)) {
        // Duties differ from device to device: each is asked by itself.
        std::fill(flags.begin(), flags.end(), std::uint8_t{1});
    } else {
        std::fill(flags.begin(), flags.end(), std::uint8_t{0});
        weakness_.draw_habits(nation_.weakness(), devices, block.device_class, block.hygiene_class);
        weakness_.find_guessed(nation_.weakness(), devices,
                               nation_.threats().campaigns()[campaign].options);
        for (const std::uint32_t lane : weakness_.guessed_lanes()) {
            flags[lane] = 1;
        }
        flag_open(block, campaign, devices);
    }
    for (std::size_t i = 0; i < devices.size; ++i) {
        flags[i] = lines_.lines()[i] == LineScan::forgone ? 0 : flags[i];
    }
    candidates_ = sim::indices_of_set(flags, candidate_lanes_);
}

void TargetScan::flag_open(const SlotBlock& block, std::size_t campaign,
                           const DeviceBatch& devices) {
    const SimTime start = nation_.campaign_start(campaign);
    for (const std::size_t line : nation_.sales().lines_of(block.device_class)) {
        const auto exploits = nation_.threats().against(campaign, line);
        if (exploits.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < devices.size; ++i) {
            flags_of_line_[i] = lines_.lines()[i] == line ? 1 : 0;
        }
        const auto lanes = std::span(lanes_of_line_)
                               .first(sim::indices_of_set(
                                   std::span(flags_of_line_).first(devices.size), lanes_of_line_));
        for (const auto& exploit : exploits) {
            weakness_.find_open(nation_.weakness(), devices, lanes, line, exploit);
            for (std::size_t i = 0; i < weakness_.open_lanes().size(); ++i) {
                if (weakness_.open_episode(i).end > start) {
                    flags_[weakness_.open_lanes()[i]] = 1;
                }
            }
        }
    }
}

}  // namespace cordon::models
