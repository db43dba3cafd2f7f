#pragma once

/// \file
/// Simulated time: whole microseconds since the scenario's start.
///
/// Integer on purpose (decision 0002): comparisons are exact and sums do not depend on order.
/// An int64 of microseconds reaches 292,000 years, so devices bought long before the start have
/// ordinary negative times. Calendar dates come in and out through base/calendar.hpp.

#include <compare>
#include <cstdint>

namespace cordon {

/// A length of time, in microseconds; may be negative.
struct SimSpan {
    std::int64_t microseconds = 0;

    friend constexpr auto operator<=>(SimSpan, SimSpan) = default;
    friend constexpr SimSpan operator+(SimSpan a, SimSpan b) {
        return {a.microseconds + b.microseconds};
    }
    friend constexpr SimSpan operator-(SimSpan a, SimSpan b) {
        return {a.microseconds - b.microseconds};
    }
    friend constexpr SimSpan operator/(SimSpan a, std::int64_t n) { return {a.microseconds / n}; }
};

/// An instant, in microseconds since the scenario's start; negative before it.
struct SimTime {
    std::int64_t microseconds = 0;

    friend constexpr auto operator<=>(SimTime, SimTime) = default;
    friend constexpr SimTime operator+(SimTime t, SimSpan d) {
        return {t.microseconds + d.microseconds};
    }
    friend constexpr SimTime operator-(SimTime t, SimSpan d) {
        return {t.microseconds - d.microseconds};
    }
    friend constexpr SimSpan operator-(SimTime a, SimTime b) {
        return {a.microseconds - b.microseconds};
    }
};

inline constexpr double microseconds_per_second = 1e6;
inline constexpr double microseconds_per_day = 86'400e6;
/// The Gregorian mean year; rates "per year" mean per this many days.
inline constexpr double days_per_year = 365.2425;

/// Later than any event; leaves room for adding spans without overflow.
inline constexpr SimTime never{INT64_MAX / 4};

constexpr SimSpan days(double n) {
    return {static_cast<std::int64_t>(n * microseconds_per_day)};
}
constexpr SimSpan seconds(double n) {
    return {static_cast<std::int64_t>(n * microseconds_per_second)};
}
constexpr SimSpan years(double n) {
    return days(n * days_per_year);
}

constexpr double in_days(SimSpan d) {
    return static_cast<double>(d.microseconds) / microseconds_per_day;
}
constexpr double in_seconds(SimSpan d) {
    return static_cast<double>(d.microseconds) / microseconds_per_second;
}
constexpr double in_years(SimSpan d) {
    return in_days(d) / days_per_year;
}
constexpr double days_since_start(SimTime t) {
    return in_days(t - SimTime{});
}

}  // namespace cordon
