#include "input/calendar_span.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

TEST_CASE("spans are whole calendar units", "[input]") {
    CHECK(parse_calendar_span("3 years") == CalendarSpan{.months = 36});
    CHECK(parse_calendar_span("1 month") == CalendarSpan{.months = 1});
    CHECK(parse_calendar_span("2 weeks") == CalendarSpan{.days = 14});
    CHECK(parse_calendar_span("10 days") == CalendarSpan{.days = 10});
    CHECK(parse_calendar_span("100 years").has_value());
    for (const auto* text : {"", "3", "0 days", "-1 month", "1.5 years", "101 years", "3 hours",
                             "99999999999 days", "years", "3 years ago"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_calendar_span(text).has_value());
    }
}

TEST_CASE("dates are counted from the start, so that month ends do not drift", "[input]") {
    const Date start(2026, 1, 31);
    CHECK(date_after(start, {.months = 1}, 1) == Date(2026, 2, 28));
    CHECK(date_after(start, {.months = 1}, 2) == Date(2026, 3, 31));
    CHECK(date_after(start, {.days = 7}, 3) == Date(2026, 2, 21));
    CHECK(date_after(start, {.months = 12}, 0) == start);
}
