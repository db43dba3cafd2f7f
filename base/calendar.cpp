#include "base/calendar.hpp"

#include "base/contract.hpp"

#include <cctype>
#include <charconv>
#include <date/date.h>
#include <fmt/format.h>

namespace cordon {
namespace {

date::year_month_day civil(int days_since_epoch) {
    return date::year_month_day{date::sys_days{date::days{days_since_epoch}}};
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool has_date_form(std::string_view text) {
    if (text.size() != 10) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
            return false;
        }
    }
    return true;
}

constexpr std::int64_t microseconds_per_whole_day = 86'400'000'000;

}  // namespace

Date::Date(int year, unsigned month, unsigned day) : days_since_epoch_(0) {
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day}};
    CORDON_EXPECT(ymd.ok());
    days_since_epoch_ = date::sys_days{ymd}.time_since_epoch().count();
}

std::optional<Date> Date::parse(std::string_view text) {
    if (!has_date_form(text)) {
        return std::nullopt;
    }
    const date::year_month_day ymd{date::year{number(text.substr(0, 4))},
                                   date::month{static_cast<unsigned>(number(text.substr(5, 2)))},
                                   date::day{static_cast<unsigned>(number(text.substr(8, 2)))}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    return Date(date::sys_days{ymd}.time_since_epoch().count());
}

std::string Date::text() const {
    const auto ymd = civil(days_since_epoch_);
    return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()},
                       unsigned{ymd.day()});
}

Date Date::plus_months(int months) const {
    auto ymd = civil(days_since_epoch_) + date::months{months};
    if (!ymd.ok()) {
        ymd = ymd.year() / ymd.month() / date::last;
    }
    return Date(date::sys_days{ymd}.time_since_epoch().count());
}

SimTime time_of(Date date, Date start) {
    return {std::int64_t{date.days_since_epoch() - start.days_since_epoch()} *
            microseconds_per_whole_day};
}

Date date_of(SimTime time, Date start) {
    std::int64_t whole_days = time.microseconds / microseconds_per_whole_day;
    if (time.microseconds % microseconds_per_whole_day < 0) {
        --whole_days;
    }
    const auto day = date::sys_days{date::days{start.days_since_epoch() + whole_days}};
    const date::year_month_day ymd{day};
    return {int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()}};
}

}  // namespace cordon
