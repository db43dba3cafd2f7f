#include "models/campaign/target_scan.hpp"

#include "sim/draw_batch.hpp"

namespace cordon::models {

void TargetScan::find_reached(const Sought& sought, const DeviceBatch& devices) {
    const std::size_t n = devices.size;
    const std::uint64_t campaign = nation_.threats().campaigns()[sought.campaign].identity;
    sim::draw_pairs(nation_.key(), static_cast<std::uint8_t>(Purpose::threshold),
                    std::span(devices.id).first(n), FirstHit::ordinal(campaign),
                    std::span(firsts_).first(n), std::span(seconds_).first(n), set_);
    sim::exponentials(std::span(firsts_).first(n), std::span(exponentials_).first(n), set_);
    sim::run_with(set_, [n, sought, bought = devices.bought.data(),
                         retired = devices.retired.data(), probes = exponentials_.data(),
                         bits = seconds_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            const bool is_online =
                (SimTime{retired[i]} > sought.from) & (SimTime{bought[i]} < sought.until);
            const bool is_hit = (probes[i] > sought.hits.above) & (probes[i] <= sought.hits.up_to);
            const bool may_be_held = sim::uniform_of(bits[i]) < sought.hits.held_below;
            flag[i] = is_online & (is_hit | may_be_held) ? 1 : 0;
        }
    });
    reached_.size = sim::indices_of_set(std::span(flags_).first(n), lanes_, set_);
    for (std::size_t i = 0; i < reached_.size; ++i) {
        const std::uint32_t lane = lanes_[i];
        reached_.id[i] = devices.id[lane];
        reached_.bought[i] = devices.bought[lane];
        reached_.retired[i] = devices.retired[lane];
        reached_.replaced[i] = devices.replaced[lane];
        probes_[i] = exponentials_[lane];
        quantiles_[i] = sim::uniform_of(seconds_[lane]);
    }
}

void TargetScan::find_candidates(const SlotBlock& block, const Sought& sought) {
    candidates_ = 0;
    if (reached_.size == 0) {
        return;
    }
    const auto flags = std::span(flags_).first(reached_.size);
    lines_.choose(nation_.sales(), reached_, block.device_class, block.sector);
    std::fill(flags.begin(), flags.end(), std::uint8_t{0});
    weakness_.draw_habits(nation_.weakness(), reached_, block.device_class, block.hygiene_class);
    weakness_.find_guessed(nation_.weakness(), reached_,
                           nation_.threats().campaigns()[sought.campaign].options);
    for (const std::uint32_t lane : weakness_.guessed_lanes()) {
        flags[lane] = 1;
    }
    flag_open(block, sought);
    // Duties differ from device to device: each that may have one is asked by itself.
    const SimTime regulated_from = nation_.policy().regulated_from(block.device_class);
    for (std::size_t i = 0; i < reached_.size; ++i) {
        const bool may_be_weak = flags[i] != 0 || SimTime{lines_.bought()[i]} >= regulated_from;
        flags[i] = may_be_weak && lines_.lines()[i] != LineScan::forgone ? 1 : 0;
    }
    candidates_ = sim::indices_of_set(flags, candidate_lanes_, set_);
}

void TargetScan::flag_open(const SlotBlock& block, const Sought& sought) {
    for (const std::size_t line : nation_.sales().lines_of(block.device_class)) {
        const auto exploits = nation_.threats().against(sought.campaign, line);
        if (exploits.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < reached_.size; ++i) {
            flags_of_line_[i] = lines_.lines()[i] == line ? 1 : 0;
        }
        const auto lanes = std::span(lanes_).first(
            sim::indices_of_set(std::span(flags_of_line_).first(reached_.size), lanes_, set_));
        for (const auto& exploit : exploits) {
            weakness_.find_open(nation_.weakness(), reached_, lanes, line, exploit);
            for (std::size_t i = 0; i < weakness_.open_lanes().size(); ++i) {
                if (weakness_.open_episode(i).end > sought.from) {
                    flags_[weakness_.open_lanes()[i]] = 1;
                }
            }
        }
    }
}

}  // namespace cordon::models
