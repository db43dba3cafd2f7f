#include "models/weakness/weakness_scan.hpp"

#include "models/purpose.hpp"
#include "sim/distributions.hpp"
#include "sim/draw_batch.hpp"

#include <algorithm>

namespace cordon::models {

void WeaknessScan::draw(sim::RandomKey key, Purpose purpose, std::uint64_t ordinal, std::size_t n) {
    sim::draw_pairs(key, static_cast<std::uint8_t>(purpose), std::span(entities_).first(n), ordinal,
                    std::span(firsts_).first(n), std::span(seconds_).first(n), set_);
}

void WeaknessScan::draw_habits(const Weakness& weakness, const DeviceBatch& devices,
                               std::size_t device_class, std::size_t hygiene_class) {
    const std::size_t n = devices.size;
    sim::draw_pairs(weakness.key_, static_cast<std::uint8_t>(Purpose::traits),
                    std::span(devices.id).first(n), 0, std::span(firsts_).first(n),
                    std::span(seconds_).first(n), set_);
    const HabitLaw law = weakness.habit_law(device_class, hygiene_class, {});
    sim::run_with(set_, [=, credential_bits = firsts_.data(), update_bits = seconds_.data(),
                         credential = credentials_.data(), rate = rates_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            credential[i] = law.credential(sim::uniform_of(credential_bits[i]));
        }
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            rate[i] = law.patches_per_year(sim::uniform_of(update_bits[i]));
        }
    });
}

void WeaknessScan::find_open(const Weakness& weakness, const DeviceBatch& devices,
                             std::span<const std::uint32_t> lanes, std::size_t line,
                             const Exploit& exploit) {
    const SimSpan support = years(weakness.weakness_.lines[line].support_years);
    // Those that are not gone before it can be used and do not come with the patch.
    sim::run_with(set_, [n = lanes.size(), lane = lanes.data(), bought = devices.bought.data(),
                         retired = devices.retired.data(), exploit, support, flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = Weakness::meets(SimTime{bought[lane[i]]}, SimTime{retired[lane[i]]}, support,
                                      exploit)
                          ? 1
                          : 0;
        }
    });
    std::size_t n = sim::indices_of_set(std::span(flags_).first(lanes.size()), indices_, set_);
    for (std::size_t i = 0; i < n; ++i) {
        open_lanes_[i] = lanes[indices_[i]];
        entities_[i] = devices.id[open_lanes_[i]];
    }
    draw(weakness.key_, Purpose::affected, exploit.vulnerability, n);
    sim::run_with(set_, [n, bits = firsts_.data(), share = exploit.affected, flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = sim::uniform_of(bits[i]) < share ? 1 : 0;
        }
    });
    n = sim::indices_of_set(std::span(flags_).first(n), indices_, set_);
    for (std::size_t i = 0; i < n; ++i) {
        open_lanes_[i] = open_lanes_[indices_[i]];
        entities_[i] = entities_[indices_[i]];
    }
    draw(weakness.key_, Purpose::patch, exploit.vulnerability, n);
    sim::run_with(set_, [=, bits = firsts_.data(), lane = open_lanes_.data(),
                         bought = devices.bought.data(), retired = devices.retired.data(),
                         rate = rates_.data(), begin = begins_.data(), end = ends_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            const SimTime since{bought[lane[i]]};
            const double wait_years = sim::exponential_of(bits[i]) / rate[lane[i]];
            const SimTime installed =
                Weakness::gets_patch(since, support, exploit, rate[lane[i]])
                    ? PiecewiseClock::unchanged_after(exploit.patched, wait_years)
                    : never;
            begin[i] = std::max(since, exploit.usable).microseconds;
            end[i] = std::min(SimTime{retired[lane[i]]}, installed).microseconds;
        }
    });
    open_ = 0;
    for (std::size_t i = 0; i < n; ++i) {
        open_lanes_[open_] = open_lanes_[i];
        begins_[open_] = begins_[i];
        ends_[open_] = ends_[i];
        open_ += begins_[i] < ends_[i] ? 1 : 0;
    }
}

void WeaknessScan::find_guessed(const Weakness& weakness, const DeviceBatch& devices,
                                const CampaignOptions& campaign) {
    sim::run_with(set_, [n = devices.size, credential = credentials_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = credential[i] != Credential::strong ? 1 : 0;
        }
    });
    const std::size_t n =
        sim::indices_of_set(std::span(flags_).first(devices.size), open_lanes_, set_);
    for (std::size_t i = 0; i < n; ++i) {
        entities_[i] = devices.id[open_lanes_[i]];
    }
    draw(weakness.key_, Purpose::dictionary, identity_of(campaign.name), n);
    open_ = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t lane = open_lanes_[i];
        open_lanes_[open_] = lane;
        open_ +=
            sim::uniform_of(firsts_[i]) < Weakness::guessed(campaign, credentials_[lane]) ? 1 : 0;
    }
}

}  // namespace cordon::models
