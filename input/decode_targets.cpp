#include "input/decode.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace cordon::input {
namespace {

const Names target_series{
    "series",
    {"observed_active", "observed_ever", "observed_addresses", "observed_recorded", "days_held"}};
const Names target_statistics{"statistic", {"value", "mean", "peak", "doubling_time"}};
const Names target_uses{"use", {"validate", "show"}};

/// A date, or a time since the start such as `20 hours`; rounded to milliseconds.
SimTime instant(BlockReader& item, std::string_view key, const Timeline& timeline) {
    const std::string text = item.text(key);
    if (text.empty()) {
        return {};
    }
    SimTime time{};
    if (const auto date = Date::parse(text)) {
        time = timeline.time(*date);
    } else {
        const auto length = parse_quantity(text, dimension::days);
        if (!length.value) {
            item.refuse(key, fmt::format("'{}' is neither a date nor a time since the start, "
                                         "such as '20 hours'",
                                         text));
            return {};
        }
        time = SimTime{} + SimSpan{std::llround(*length.value * 86'400e3) * 1'000};
    }
    if (time < SimTime{} || time > timeline.time(timeline.end)) {
        item.refuse(key, fmt::format("'{}' is not between the start on {} and the horizon on {}",
                                     text, timeline.start.text(), timeline.end.text()));
    }
    return time;
}

Target decode_target(BlockReader& item, const Catalogue& catalogue, const Timeline& timeline) {
    Target target{.name = std::string(item.name()),
                  .figure = item.text("figure"),
                  .campaign = item.word("campaign", catalogue.campaigns),
                  .series = item.word("series", target_series),
                  .statistic =
                      static_cast<TargetStatistic>(item.choice("statistic", target_statistics)),
                  .from = {},
                  .until = instant(item, "until", timeline),
                  .is_counted = item.choice("use", target_uses) == 0};
    const bool is_over_time = target.statistic == TargetStatistic::mean ||
                              target.statistic == TargetStatistic::doubling_time;
    if (is_over_time) {
        target.from = instant(item, "from", timeline);
        if (item.is_checking() && *target.from >= target.until) {
            item.refuse("from", "is not before `until`");
        }
    }
    return target;
}

}  // namespace

std::vector<Target> decode_targets(BlockReader& root, const Catalogue& catalogue,
                                   const Timeline& timeline) {
    std::vector<Target> targets;
    if (root.has("targets")) {
        root.each("targets", 0, [&](BlockReader& item) {
            targets.push_back(decode_target(item, catalogue, timeline));
        });
    }
    return targets;
}

void observe_targets(Clock& clock, const std::vector<Target>& targets) {
    auto& times = clock.options.observations;
    for (const auto& target : targets) {
        times.push_back(target.until);
        times.push_back(target.from.value_or(target.until));
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
}

}  // namespace cordon::input
