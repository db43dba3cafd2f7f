#include "models/line_scan.hpp"

#include "models/purpose.hpp"
#include "sim/draw_batch.hpp"

#include <algorithm>

namespace cordon::models {

void LineScan::choose(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                      std::size_t sector) {
    const SimTime until = sales.references_[device_class].is_constant()
                              ? sales.picks_as_observed_until(device_class, sector)
                              : SimTime{} - (never - SimTime{});
    sim::run_with(set_,
                  [n = devices.size, until, bought = devices.bought.data(), flag = flags_.data()] {
#pragma GCC ivdep
                      for (std::size_t i = 0; i < n; ++i) {
                          flag[i] = SimTime{bought[i]} >= until ? 1 : 0;
                      }
                  });
    const std::size_t others =
        sim::indices_of_set(std::span(flags_).first(devices.size), indices_, set_);
    if (others < devices.size) {
        draw_types(sales, devices);
        pick_as_observed(sales, devices, device_class, sector);
    }
    for (std::size_t i = 0; i < others; ++i) {
        const std::size_t lane = indices_[i];
        lines_[lane] =
            static_cast<std::uint32_t>(sales.line_of(devices[lane], device_class, sector));
    }
}

void LineScan::draw_types(const Sales& sales, const DeviceBatch& devices) {
    const std::size_t n = devices.size;
    sim::run_with(set_, [n, id = devices.id.data(), entity = entities_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            entity[i] = DeviceId(DeviceId(id[i]).slot(), 0).packed();
        }
    });
    sim::draw_pairs(sales.key_, static_cast<std::uint8_t>(Purpose::buyer_type),
                    std::span(entities_).first(n), 0, std::span(firsts_).first(n),
                    std::span(seconds_).first(n), set_);
    sim::run_with(set_,
                  [n, types = sales.types_.size(), bits = firsts_.data(), type = types_.data()] {
#pragma GCC ivdep
                      for (std::size_t i = 0; i < n; ++i) {
                          type[i] = BuyerTypes::type_at(sim::uniform_of(bits[i]), types);
                      }
                  });
}

void LineScan::pick_as_observed(const Sales& sales, const DeviceBatch& devices,
                                std::size_t device_class, std::size_t sector) {
    const std::size_t n = devices.size;
    sim::draw_pairs(sales.key_, static_cast<std::uint8_t>(Purpose::purchase),
                    std::span(devices.id).first(n), 0, std::span(firsts_).first(n),
                    std::span(seconds_).first(n), set_);
    const auto& order = sales.by_name_[device_class];
    const auto& lines = sales.class_lines_[device_class];
    const std::size_t count = lines.size();
    const double* shares =
        sales.references_[device_class].first_shares(sales.market_.segment_of_sector[sector]);
    constexpr std::uint64_t none = UINT64_MAX;
    sim::run_with(set_,
                  [n, bits = firsts_.data(), point = points_.data(), picked = picked_.data()] {
#pragma GCC ivdep
                      for (std::size_t i = 0; i < n; ++i) {
                          point[i] = sim::uniform_of(bits[i]);
                          picked[i] = none;
                      }
                  });
    // pick_at for all buyers together, part by part: its steps in the same order.
    for (const std::size_t index : order) {
        sim::run_with(set_,
                      [n, count, index, line = std::uint64_t{lines[index]}, shares,
                       type = types_.data(), point = points_.data(), picked = picked_.data()] {
#pragma GCC ivdep
                          for (std::size_t i = 0; i < n; ++i) {
                              const double part = shares[type[i] * count + index];
                              const bool is_here = point[i] < part;  // never of an empty part
                              // Two is more than all parts together: a pick made is not made again.
                              picked[i] = is_here ? line : picked[i];
                              point[i] = is_here ? 2.0 : point[i] - part;
                          }
                      });
    }
    for (std::size_t i = 0; i < n; ++i) {
        // Rounding leaves a point beyond the last part once in some 1e15 purchases.
        lines_[i] = static_cast<std::uint32_t>(
            picked_[i] != none ? picked_[i] : sales.line_of(devices[i], device_class, sector));
    }
}

}  // namespace cordon::models
