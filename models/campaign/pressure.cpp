#include "models/campaign/pressure.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

constexpr double seconds_per_day = 86'400;
constexpr double log_two = 0.693147180559945309;

/// Until the logistic is within one hundredth of its height, which is held from then on.
double full_days(double plateau, double growth_per_day) {
    return plateau > 1 ? sim::log(100 * (plateau - 1) + 1) / growth_per_day : 0;
}

}  // namespace

PressureLevel pressure_span(double probes) {
    CORDON_EXPECT(probes >= 0 && probes < 0x1p23);
    return static_cast<PressureLevel>(probes * 0x1p40);
}

ForeignBots::ForeignBots(const ScanningOptions& options, SimTime start)
    : start_(start), plateau_(options.foreign_plateau),
      growth_per_day_(log_two / options.foreign_doubling_days),
      decay_per_day_(log_two / options.foreign_half_life_days),
      decay_begins_days_(full_days(plateau_, growth_per_day_) + options.plateau_days) {}

double ForeignBots::at(SimTime time) const {
    const double age = in_days(time - start_);
    if (age < 0) {
        return 0;
    }
    const double grown = std::min(age, decay_begins_days_);
    const double height =
        plateau_ <= 1 ? plateau_
                      : plateau_ / (1 + (plateau_ - 1) * sim::exp(-growth_per_day_ * grown));
    return age <= grown ? height : height * sim::exp(-decay_per_day_ * (age - grown));
}

double ForeignBots::growth_per_day(SimTime time) const {
    const double age = in_days(time - start_);
    return plateau_ <= 1 || age < 0 || age > decay_begins_days_
               ? 0
               : growth_per_day_ * (1 - at(time) / plateau_);
}

double ForeignBots::growing_bot_days(double days_since_start) const {
    if (plateau_ <= 1) {
        return plateau_ * days_since_start;
    }
    const double left = 1 + (plateau_ - 1) * sim::exp(-growth_per_day_ * days_since_start);
    return plateau_ * (days_since_start + sim::log(left / plateau_) / growth_per_day_);
}

double ForeignBots::bot_days_since_start(SimTime until) const {
    const double age = std::max(0.0, in_days(until - start_));
    const double grown = std::min(age, decay_begins_days_);
    const double decaying = age - grown;
    const double height = at(start_ + days(decay_begins_days_));
    return growing_bot_days(grown) +
           (decaying > 0 ? height * (1 - sim::exp(-decay_per_day_ * decaying)) / decay_per_day_
                         : 0);
}

double ForeignBots::bot_days(SimTime from, SimTime until) const {
    CORDON_EXPECT_HOT(from <= until);
    return std::max(0.0, bot_days_since_start(until) - bot_days_since_start(from));
}

ScanningPressure::ScanningPressure(const ScanningOptions& options, SimTime start)
    : foreign_(options, start),
      probes_per_bot_day_(options.probes_per_second * seconds_per_day / options.address_space) {}

double ScanningPressure::probes(double domestic_bots, SimTime from, SimTime until) const {
    return probes_per_bot_day_ *
           (domestic_bots * in_days(until - from) + foreign_.bot_days(from, until));
}

PressureLevel PressureWindow::level_at(SimTime time) const {
    CORDON_EXPECT_HOT(begin <= time && time <= end);
    const double fraction = in_days(time - begin) / in_days(end - begin);
    return level_at_begin + static_cast<PressureLevel>(fraction * static_cast<double>(rise));
}

SimTime PressureWindow::time_of(PressureLevel level) const {
    CORDON_EXPECT_HOT(level > level_at_begin && level <= level_at_end());
    const double fraction = static_cast<double>(level - level_at_begin) / static_cast<double>(rise);
    const auto span = static_cast<double>((end - begin).microseconds);
    const SimTime time = begin + SimSpan{static_cast<std::int64_t>(fraction * span)};
    return std::clamp(time, begin + SimSpan{1}, end);
}

}  // namespace cordon::models
