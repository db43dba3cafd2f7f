#include "input/decode.hpp"

#include <fmt/format.h>

namespace cordon::input {
namespace {

/// From the start, every span, to the end; the end itself is the last one.
std::vector<SimTime> observations(const Timeline& timeline, const CalendarSpan& every) {
    std::vector<SimTime> times;
    for (int count = 0;; ++count) {
        const Date date = date_after(timeline.start, every, count);
        if (date >= timeline.end) {
            break;
        }
        times.push_back(timeline.time(date));
    }
    times.push_back(timeline.time(timeline.end));
    return times;
}

}  // namespace

Clock decode_clock(BlockReader& root) {
    // Stands where the file's clock is wrong: so late that no other date is reported because of it.
    Clock clock{{Date(2100, 1, 1), Date(2101, 1, 1)}, {}};
    root.block("clock", [&](BlockReader& block) {
        Timeline& timeline = clock.timeline;
        auto& options = clock.options;
        timeline.start = block.date("start");
        timeline.end = date_after(timeline.start, block.calendar_span("horizon"));
        options.horizon = timeline.time(timeline.end);
        options.observations = observations(timeline, block.calendar_span("observe_every"));
        block.block("window", [&](BlockReader& window) {
            options.window_min_days = window.number("min", dimension::days, above(0));
            options.window_max_days = window.number("max", dimension::days, above(0));
            options.window_growth = window.number("growth", dimension::share, above(0));
            if (options.window_min_days > options.window_max_days) {
                window.refuse("min",
                              fmt::format("the shortest window, {}, is longer than the "
                                          "longest, {}",
                                          in_words(options.window_min_days, dimension::days),
                                          in_words(options.window_max_days, dimension::days)));
            }
        });
    });
    return clock;
}

}  // namespace cordon::input
