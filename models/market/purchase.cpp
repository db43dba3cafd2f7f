// What one buyer does: the part of Sales that goes device by device.

#include "models/market/deferral.hpp"
#include "models/market/sales.hpp"
#include "models/purpose.hpp"
#include "sim/distributions.hpp"

#include <algorithm>

namespace cordon::models {

std::optional<Purchase> Sales::purchase_of(const OwnedDevice& device, std::size_t device_class,
                                           std::size_t sector) const {
    OwnedDevice trial = device;
    for (std::uint64_t attempt = 0;; ++attempt) {
        if (const auto line = line_of(trial, device_class, sector, attempt)) {
            return Purchase{*line, trial.bought};
        }
        auto rng = stream(key_, device.id.packed(), Purpose::purchase, 2 * attempt + 1);
        const double wait_days = market_.retry_after_days * sim::exponential(rng);
        trial.bought = trial.bought + std::max(SimSpan{1}, days(wait_days));
        if (trial.bought >= std::min(device.retired, horizon_)) {
            return std::nullopt;
        }
    }
}

std::optional<std::size_t> Sales::line_of(const OwnedDevice& device, std::size_t device_class,
                                          std::size_t sector, std::uint64_t attempt) const {
    const Attempt trial{device_class, sector, market_.segment_of_sector[sector],
                        types_.type_of(device.id.slot(), key_), device.bought};
    const auto& reference = references_[device_class];
    const auto epoch = reference.place(device.bought);
    auto rng = stream(key_, device.id.packed(), Purpose::purchase, 2 * attempt);
    Pick pick = pick_at(
        by_name_[device_class],
        [&](std::size_t i) { return reference.share(epoch, trial.segment, trial.type, i); },
        rng.uniform());
    if (device.bought >= as_observed_until_[device_class]) {
        pick = drifted(trial, epoch, pick);
    }
    const auto taken = under_policy(trial, device.id, epoch, pick, rng.uniform());
    return taken ? std::optional(class_lines_[device_class][taken->index]) : std::nullopt;
}

double Sales::weight(const Attempt& attempt, const TablePlace& epoch, const TablePlace& month,
                     std::size_t line) const {
    const auto device_class = attempt.device_class;
    const std::size_t bloc = market_.product_lines[class_lines_[device_class][line]].bloc;
    const std::size_t level = types_[attempt.type].price_level;
    double weight = references_[device_class].share(epoch, attempt.segment, attempt.type, line) *
                    drifts_[device_class].factor(month, attempt.segment, level, bloc);
    if (prices_.market_touches(device_class)) {
        const auto& segment = market_.segments[attempt.segment];
        weight *= sim::exp(-price_sensitivity(segment, types_, level) *
                           prices_.market_log_change(device_class, bloc, attempt.date));
    }
    return weight;
}

/// The pick among observed shares as one among the shares of the date, without instruments. A
/// line that is not kept is picked anew by the same number, which leaves the other to the policy.
Pick Sales::drifted(const Attempt& attempt, const TablePlace& epoch, Pick pick) const {
    const auto& reference = references_[attempt.device_class];
    const auto& order = by_name_[attempt.device_class];
    const auto month = drifts_[attempt.device_class].place(attempt.date);
    double total = 0;
    for (const std::size_t i : order) {
        total += weight(attempt, epoch, month, i);
    }
    return moved(
        std::span(order),
        [&](std::size_t i) { return reference.share(epoch, attempt.segment, attempt.type, i); },
        [&](std::size_t i) { return weight(attempt, epoch, month, i) / total; }, pick);
}

/// The pick in the market without instruments as one in the market under the policy, for a buyer
/// who obeys and evades as he does; nothing if he waits.
std::optional<Pick> Sales::under_policy(const Attempt& attempt, DeviceId device,
                                        const TablePlace& epoch, Pick pick, double uniform) const {
    const auto device_class = attempt.device_class;
    const ChoiceSet choices(policy_, device_class, attempt.sector, attempt.date);
    const bool priced = prices_.policy_touches(device_class);
    if (choices.is_open() && !priced) {
        return pick;
    }
    auto rng = stream(key_, device.packed(), Purpose::ban_obedience);
    const double obeys = rng.uniform();
    const double evades = rng.uniform();
    const auto bloc_of = [&](std::size_t i) {
        return market_.product_lines[class_lines_[device_class][i]].bloc;
    };
    if (!priced && !choices.forbids(obeys, evades, bloc_of(pick.index))) {
        return pick;  // bans alone take nothing from the lines they leave
    }
    const auto& order = by_name_[device_class];
    const auto month = drifts_[device_class].place(attempt.date);
    const double sensitivity = priced ? price_sensitivity(market_.segments[attempt.segment], types_,
                                                          types_[attempt.type].price_level)
                                      : 0;
    std::vector<double> before(order.size());
    std::vector<double> after(order.size());
    double total_before = 0;
    double total_after = 0;
    for (const std::size_t i : order) {
        before[i] = weight(attempt, epoch, month, i);
        after[i] = choices.forbids(obeys, evades, bloc_of(i)) ? 0 : before[i];
        if (priced) {
            after[i] *= sim::exp(-sensitivity *
                                 prices_.policy_log_change(device_class, bloc_of(i), attempt.date));
        }
        total_before += before[i];
        total_after += after[i];
    }
    const double usual = market_.segments[attempt.segment].waiting;
    const double offered = total_after / total_before;
    const double all = demand(offered, usual) * total_before;
    return moved_or_nothing(
        std::span(order), [&](std::size_t i) { return before[i] / total_before; },
        [&](std::size_t i) { return all > 0 ? after[i] / all : 0; }, put_off(offered, usual), pick,
        uniform);
}

}  // namespace cordon::models
