#include "input/calendar_span.hpp"

#include <charconv>

namespace cordon::input {

std::optional<CalendarSpan> parse_calendar_span(std::string_view text) {
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    constexpr int days_max = span_max_years * 366;
    if (error != std::errc{} || count <= 0 || count > days_max) {
        return std::nullopt;
    }
    auto unit = text.substr(static_cast<std::size_t>(end - text.data()));
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    if (unit.ends_with('s')) {
        unit.remove_suffix(1);
    }
    CalendarSpan span;
    if (unit == "year") {
        span.months = 12 * count;
    } else if (unit == "month") {
        span.months = count;
    } else if (unit == "week") {
        span.days = 7 * count;
    } else if (unit == "day") {
        span.days = count;
    }
    const bool short_enough = span.months <= 12 * span_max_years && span.days <= days_max;
    return span != CalendarSpan{} && short_enough ? std::optional(span) : std::nullopt;
}

Date date_after(Date start, const CalendarSpan& span, int count) {
    const Date month = start.plus_months(count * span.months);
    return date_of(SimTime{} + days(count * span.days), month);
}

}  // namespace cordon::input
