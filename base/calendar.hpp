#pragma once

#include "base/sim_time.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace cordon {

/// A proleptic-Gregorian calendar date (midnight UTC).
class Date {
public:
    /// \pre the date exists
    Date(int year, unsigned month, unsigned day);

    /// Reads exactly `YYYY-MM-DD`; nothing if the text has another form or the day does not exist.
    static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] int days_since_epoch() const noexcept { return days_since_epoch_; }
    [[nodiscard]] std::string text() const;

    /// The same day `months` later; the last day of the month where that day does not exist.
    [[nodiscard]] Date plus_months(int months) const;

    friend auto operator<=>(const Date&, const Date&) = default;

private:
    explicit Date(int days_since_epoch) : days_since_epoch_(days_since_epoch) {}

    int days_since_epoch_;  ///< days since 1970-01-01
};

/// The instant of `date`'s midnight in a scenario that starts at `start`'s.
SimTime time_of(Date date, Date start);

/// The date on which `time` falls in a scenario that starts at `start`.
Date date_of(SimTime time, Date start);

}  // namespace cordon
