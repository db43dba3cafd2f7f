#include "models/population/device_scan.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "sim/draw_batch.hpp"

#include <algorithm>

// Loops run_with a lambda hold pointers, not arrays: no two of them overlap, which `ivdep` tells
// the compiler. What they compute is written once, in the functions that Ownership calls as well.

namespace cordon::models {
namespace {

constexpr std::uint8_t purpose(Purpose of) {
    return static_cast<std::uint8_t>(of);
}

}  // namespace

void DeviceScan::find_first_devices(const Ownership& ownership,
                                    std::span<const std::uint64_t> slots, SimTime until) {
    CORDON_EXPECT(slots.size() <= DeviceBatch::capacity);
    size_ = find_filled(ownership, slots, until);
    end_services(ownership, size_, devices_.id.data(), devices_.bought.data(), years_.data(),
                 end_.data());
}

std::size_t DeviceScan::find_filled(const Ownership& ownership,
                                    std::span<const std::uint64_t> slots, SimTime until) {
    const std::size_t n = slots.size();
    sim::run_with(set_, [n, slot = slots.data(), entity = entities_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            entity[i] = DeviceId(SlotId(slot[i]), 0).packed();
        }
    });
    sim::draw_pairs(ownership.key_, purpose(Purpose::adoption), std::span(entities_).first(n), 0,
                    std::span(firsts_).first(n), std::span(seconds_).first(n), set_);
    const double at_start = ownership.curve_.filled_at_start();
    sim::run_with(set_, [=, bits = firsts_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = sim::uniform_of(bits[i]) < at_start ? 1 : 0;
        }
    });
    in_use_ = compact(n, indices_);
    sim::run_with(set_, [n = in_use_, lane = indices_.data(), entity = entities_.data(),
                         bits = seconds_.data(), inverse = ownership.ages_.inverse(),
                         id = devices_.id.data(), age = years_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            id[i] = entity[lane[i]];
            age[i] = AgeDistribution::age_in(inverse, sim::uniform_of(bits[lane[i]]));
        }
    });
    sim::run_with(set_, [n = in_use_, age = years_.data(), bought = devices_.bought.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            bought[i] = (SimTime{} - years(age[i])).microseconds;
        }
    });
    const double too_late = ownership.curve_.unfilled_from(in_years(until - SimTime{}));
    sim::run_with(set_, [=, bits = firsts_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            const double quantile = sim::uniform_of(bits[i]);
            flag[i] = static_cast<std::uint8_t>((quantile >= at_start ? 1 : 0) &
                                                (quantile < too_late ? 1 : 0));
        }
    });
    std::size_t filled = in_use_;
    for (std::size_t i = 0, later = compact(n, indices_); i < later; ++i) {
        const std::size_t lane = indices_[i];
        const auto first = ownership.bought_first(sim::uniform_of(firsts_[lane]));
        if (first && *first < until) {
            devices_.id[filled] = entities_[lane];
            devices_.bought[filled] = first->microseconds;
            years_[filled] = 0;
            ++filled;
        }
    }
    return filled;
}

void DeviceScan::end_services(const Ownership& ownership, std::size_t n, const std::uint64_t* ids,
                              const std::int64_t* bought, const double* ages_years,
                              std::int64_t* ends) {
    sim::draw_pairs(ownership.key_, purpose(Purpose::lifetime), {ids, n}, 0,
                    std::span(first_draws_).first(n), std::span(second_draws_).first(n), set_);
    ownership.life_.with_law([&](const auto& wear, auto upgrades) {
        sim::run_with(set_, [=, life = ownership.life_, wear = wear,
                             wear_bits = first_draws_.data(), upgrade_bits = second_draws_.data(),
                             left = years_.data()] {
#pragma GCC ivdep
            for (std::size_t i = 0; i < n; ++i) {
                const double age = ages_years == nullptr ? 0 : ages_years[i];
                left[i] = life.left_years(wear, upgrades, age, wear_bits[i], upgrade_bits[i]);
            }
        });
    });
    sim::run_with(set_, [=, left = years_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            ends[i] = Ownership::service_end(SimTime{bought[i]}, left[i]).microseconds;
        }
    });
}

void DeviceScan::find_kept_at_start(const Ownership& ownership, SimTime from) {
    online_.size = 0;
    const std::size_t n = in_use_;
    if (!ownership.life_.retains() || n == 0) {
        return;
    }
    for (std::size_t i = 0; i < n; ++i) {
        entities_[i] = DeviceId(DeviceId(devices_.id[i]).slot(), DeviceId::before_start).packed();
    }
    sim::draw_pairs(ownership.key_, purpose(Purpose::retention), std::span(entities_).first(n), 0,
                    std::span(firsts_).first(n), std::span(seconds_).first(n), set_);
    // Most have long gone, however the purchases before the start were; the others are asked one by
    // one.
    sim::run_with(set_, [n, bought = devices_.bought.data(), since = years_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            since[i] = in_years(SimTime{} - SimTime{bought[i]});
        }
    });
    ownership.life_.further_years().with_law([&](const auto& further) {
        sim::run_with(set_, [=, life = ownership.life_, further = further, since = years_.data(),
                             bits = firsts_.data(), flag = flags_.data()] {
#pragma GCC ivdep
            for (std::size_t i = 0; i < n; ++i) {
                flag[i] = sim::uniform_of(bits[i]) < life.kept(further, since[i]) ? 1 : 0;
            }
        });
    });
    for (std::size_t i = 0, asked = compact(n, indices_); i < asked; ++i) {
        const std::size_t lane = indices_[i];
        const OwnedDevice first{DeviceId(devices_.id[lane]), SimTime{devices_.bought[lane]},
                                SimTime{end_[lane]}};
        if (const auto before = ownership.kept_at_start(first, from)) {
            online_.push_back(*before);
        }
    }
}

void DeviceScan::end_generation(const Ownership& ownership, SimTime until) {
    const std::size_t n = size_;
    kept_ = 0;
    if (ownership.life_.retains()) {
        find_kept(ownership);
    }
    // Successors are asked for where they come in time, or push out who was kept.
    sim::run_with(set_, [=, end = end_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = SimTime{end[i]} < until ? 1 : 0;
        }
    });
    for (std::size_t i = 0; i < kept_; ++i) {
        flags_[kept_lane_[i]] = 1;
    }
    successors_ = compact(n, lane_of_successor_);
    sim::run_with(set_, [n = successors_, lane = lane_of_successor_.data(), id = devices_.id.data(),
                         end = end_.data(), successor = entities_.data(), date = dates_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            successor[i] = id[lane[i]] + 1;
            date[i] = end[lane[i]];
        }
    });
    end_services(ownership, successors_, entities_.data(), dates_.data(), nullptr,
                 successor_end_.data());
    sim::run_with(set_, [n, end = end_.data(), retired = devices_.retired.data(),
                         replaced = devices_.replaced.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            retired[i] = end[i];
            replaced[i] = never.microseconds;
        }
    });
    // Both lists are in the order of lanes, and each kept device has a successor.
    for (std::size_t i = 0, successor = 0; i < kept_; ++i) {
        const std::size_t lane = kept_lane_[i];
        while (lane_of_successor_[successor] != lane) {
            ++successor;
        }
        devices_.retired[lane] = Ownership::offline(SimTime{end_[lane]}, kept_years_[i],
                                                    SimTime{successor_end_[successor]})
                                     .microseconds;
        devices_.replaced[lane] = end_[lane];
    }
}

void DeviceScan::find_kept(const Ownership& ownership) {
    sim::run_with(
        set_, [n = size_, horizon = ownership.horizon_, end = end_.data(), flag = flags_.data()] {
#pragma GCC ivdep
            for (std::size_t i = 0; i < n; ++i) {
                flag[i] = SimTime{end[i]} < horizon ? 1 : 0;
            }
        });
    const std::size_t n = compact(size_, kept_lane_);
    for (std::size_t i = 0; i < n; ++i) {
        entities_[i] = devices_.id[kept_lane_[i]];
    }
    sim::draw_pairs(ownership.key_, purpose(Purpose::retention), std::span(entities_).first(n), 0,
                    std::span(firsts_).first(n), std::span(seconds_).first(n), set_);
    const double share = ownership.life_.kept(0);
    sim::run_with(set_, [=, bits = firsts_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = sim::uniform_of(bits[i]) < share ? 1 : 0;
        }
    });
    kept_ = compact(n, indices_);
    for (std::size_t i = 0; i < kept_; ++i) {
        kept_lane_[i] = kept_lane_[indices_[i]];
        firsts_[i] = seconds_[indices_[i]];
    }
    ownership.life_.further_years().with_law([&](const auto& further) {
        sim::run_with(
            set_, [n = kept_, further = further, bits = firsts_.data(), left = kept_years_.data()] {
#pragma GCC ivdep
                for (std::size_t i = 0; i < n; ++i) {
                    left[i] = further.residual(0, sim::exponential_of(bits[i]));
                }
            });
    });
}

const DeviceBatch& DeviceScan::online_since(SimTime from) {
    devices_.size = size_;
    sim::run_with(set_, [n = size_, from, retired = devices_.retired.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            flag[i] = SimTime{retired[i]} > from ? 1 : 0;
        }
    });
    const std::size_t n = compact(size_, indices_);
    if (n == size_) {
        return devices_;
    }
    online_.size = n;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t lane = indices_[i];
        online_.id[i] = devices_.id[lane];
        online_.bought[i] = devices_.bought[lane];
        online_.retired[i] = devices_.retired[lane];
        online_.replaced[i] = devices_.replaced[lane];
    }
    return online_;
}

void DeviceScan::begin_next_generation(SimTime until) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < successors_; ++i) {
        const std::size_t lane = lane_of_successor_[i];
        const std::int64_t bought = end_[lane];
        devices_.id[n] = devices_.id[lane] + 1;
        devices_.bought[n] = bought;
        end_[n] = successor_end_[i];
        n += SimTime{bought} < until ? 1 : 0;
    }
    CORDON_EXPECT_HOT(n == 0 || DeviceId(devices_.id[0]).generation() + 1 < DeviceId::before_start);
    size_ = n;
    in_use_ = 0;
}

}  // namespace cordon::models
