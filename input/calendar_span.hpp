#pragma once

#include "base/calendar.hpp"

#include <optional>
#include <string_view>

namespace cordon::input {

/// A length of time counted in the calendar: whole months or whole days.
struct CalendarSpan {
    int months = 0;
    int days = 0;

    friend bool operator==(const CalendarSpan&, const CalendarSpan&) = default;
};

/// Longest span, a century; beyond it a calendar of policies means nothing.
inline constexpr int span_max_years = 100;

/// Reads `3 years`, `1 month`, `2 weeks`, `10 days`; nothing if it is none of them, or not above
/// zero, or more than a century.
std::optional<CalendarSpan> parse_calendar_span(std::string_view text);

/// The date `count` spans after `start`: counted from there, so that month ends do not drift.
Date date_after(Date start, const CalendarSpan& span, int count = 1);

}  // namespace cordon::input
