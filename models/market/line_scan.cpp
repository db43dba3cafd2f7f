#include "models/market/line_scan.hpp"

#include "models/purpose.hpp"
#include "sim/draw_batch.hpp"

#include <algorithm>

namespace cordon::models {

void LineScan::choose(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                      std::size_t sector) {
    const std::size_t n = devices.size;
    std::copy_n(devices.bought.begin(), n, bought_.begin());
    if (!sales.references_[device_class].is_constant()) {
        choose_one_by_one(sales, devices, device_class, sector,
                          bought_since(devices, SimTime{} - (never - SimTime{})));
        return;
    }
    const std::size_t segment = sales.market_.segment_of_sector[sector];
    draw_types(sales, devices);
    pick_as_observed(sales, devices, device_class, segment);
    const auto& lines = sales.class_lines_[device_class];
    for (std::size_t i = 0; i < n; ++i) {
        if (part_[i] > 0) {
            lines_[i] = static_cast<std::uint32_t>(lines[picked_[i]]);
        } else {  // rounding leaves a point beyond the last part once in some 1e15 purchases
            choose_one(sales, devices, device_class, sector, i);
        }
    }
    const SimTime drifts_from = sales.as_observed_until_[device_class];
    SimTime others_from = sales.without_policy_until(device_class, sector);
    if (sales.prices_.market_touches(device_class)) {
        others_from = std::min(others_from, drifts_from);
    }
    if (drifts_from < others_from) {
        choose_one_by_one(sales, devices, device_class, sector,
                          find_moved(sales, devices, device_class, segment, drifts_from));
    }
    choose_one_by_one(sales, devices, device_class, sector, bought_since(devices, others_from));
}

std::size_t LineScan::bought_since(const DeviceBatch& devices, SimTime from) {
    sim::run_with(set_,
                  [n = devices.size, from, bought = devices.bought.data(), flag = flags_.data()] {
#pragma GCC ivdep
                      for (std::size_t i = 0; i < n; ++i) {
                          flag[i] = SimTime{bought[i]} >= from ? 1 : 0;
                      }
                  });
    return sim::indices_of_set(std::span(flags_).first(devices.size), lanes_, set_);
}

void LineScan::choose_one_by_one(const Sales& sales, const DeviceBatch& devices,
                                 std::size_t device_class, std::size_t sector, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        choose_one(sales, devices, device_class, sector, lanes_[i]);
    }
}

void LineScan::choose_one(const Sales& sales, const DeviceBatch& devices, std::size_t device_class,
                          std::size_t sector, std::size_t device) {
    const auto purchase = sales.purchase_of(devices[device], device_class, sector);
    lines_[device] = purchase ? static_cast<std::uint32_t>(purchase->line) : forgone;
    bought_[device] = purchase ? purchase->date.microseconds : devices.bought[device];
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
                                std::size_t device_class, std::size_t segment) {
    const std::size_t n = devices.size;
    sim::draw_pairs(sales.key_, static_cast<std::uint8_t>(Purpose::purchase),
                    std::span(devices.id).first(n), 0, std::span(firsts_).first(n),
                    std::span(seconds_).first(n), set_);
    const auto& order = sales.by_name_[device_class];
    const std::size_t count = order.size();
    sim::run_with(set_, [n, bits = firsts_.data(), point = point_.data(), part = part_.data(),
                         picked = picked_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            point[i] = sim::uniform_of(bits[i]);
            part[i] = 0;
            picked[i] = 0;
        }
    });
    // pick_at for all buyers together, part by part: its steps in the same order. A part found is
    // above 0, so until then `part` is 0.
    for (const std::size_t index : order) {
        sim::run_with(set_, [n, count, index,
                             shares = sales.references_[device_class].first_shares(segment),
                             type = types_.data(), point = point_.data(), part = part_.data(),
                             picked = picked_.data()] {
#pragma GCC ivdep
            for (std::size_t i = 0; i < n; ++i) {
                const double share = shares[type[i] * count + index];
                const bool is_found = part[i] > 0;
                const bool is_here = !is_found & (point[i] < share);
                picked[i] = is_here ? index : picked[i];
                part[i] = is_here ? share : part[i];
                point[i] = is_found | is_here ? point[i] : point[i] - share;
            }
        });
    }
}

void LineScan::place_purchases(const MarketDrift& drift, const DeviceBatch& devices,
                               std::size_t n) {
    sim::run_with(set_, [n, first = drift.date(0), lane = lanes_.data(),
                         bought = devices.bought.data(), since = fraction_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            since[i] = static_cast<double>((SimTime{bought[lane[i]]} - first).microseconds);
        }
    });
    sim::run_with(set_, [n, months = static_cast<double>(drift.months()),
                         fraction = fraction_.data(), month = weight_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            const auto at = MarketDrift::month_at(fraction[i], months);
            month[i] = at.lower;
            fraction[i] = at.fraction;
        }
    });
    for (std::size_t i = 0; i < n; ++i) {
        month_[i] =
            static_cast<std::uint64_t>(weight_[i]) * drift.cells() + cells_[types_[lanes_[i]]];
    }
}

std::size_t LineScan::find_moved(const Sales& sales, const DeviceBatch& devices,
                                 std::size_t device_class, std::size_t segment, SimTime from) {
    const auto& drift = sales.drifts_[device_class];
    const auto& order = sales.by_name_[device_class];
    const std::size_t count = order.size();
    const std::size_t n = bought_since(devices, from);
    cells_.clear();
    for (std::size_t type = 0; type < sales.types_.size(); ++type) {
        cells_.push_back(drift.cell_of(segment, sales.types_[type].price_level, 0));
    }
    place_purchases(drift, devices, n);
    std::fill_n(total_.begin(), n, 0.0);
    // Sales::drifted: the weights of all lines, and of the one picked, on the date of purchase.
    for (const std::size_t index : order) {
        const std::size_t bloc =
            sales.market_.product_lines[sales.class_lines_[device_class][index]].bloc;
        sim::run_with(set_, [n, count, index,
                             shares = sales.references_[device_class].first_shares(segment),
                             low = drift.factors() + bloc,
                             // The last month's fraction is 0, and has no next.
                             to_next = drift.cells(), last = drift.cells() * (drift.months() - 1),
                             lane = lanes_.data(), type = types_.data(), month = month_.data(),
                             fraction = fraction_.data(), picked = picked_.data(),
                             weight = weight_.data(), total = total_.data()] {
#pragma GCC ivdep
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t next = month[i] + (month[i] < last ? to_next : 0);
                const double factor =
                    TablePlace{0, 0, fraction[i]}.between(low[month[i]], low[next]);
                const double of_line = shares[type[lane[i]] * count + index] * factor;
                total[i] += of_line;
                weight[i] = picked[lane[i]] == index ? of_line : weight[i];
            }
        });
    }
    sim::run_with(set_, [n, lane = lanes_.data(), part = part_.data(), point = point_.data(),
                         weight = weight_.data(), total = total_.data(), flag = flags_.data()] {
#pragma GCC ivdep
        for (std::size_t i = 0; i < n; ++i) {
            const double had = part[lane[i]];
            const double has = weight[i] / total[i];
            const double position = std::max(0.0, point[lane[i]] / had);
            flag[i] = is_kept(had, has, position) ? 0 : 1;
        }
    });
    const std::size_t moved = sim::indices_of_set(std::span(flags_).first(n), indices_, set_);
    for (std::size_t i = 0; i < moved; ++i) {
        lanes_[i] = lanes_[indices_[i]];
    }
    return moved;
}

}  // namespace cordon::models
