#include "base/calendar.hpp"

#include "base/contract.hpp"

#include <catch2/catch.hpp>

using namespace cordon;

TEST_CASE("dates are read strictly", "[base]") {
    const auto text = GENERATE(as<std::string>{}, "2026-02-30", "2025-02-29", "2026-13-01",
                               "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", "", "today");
    CHECK_FALSE(Date::parse(text).has_value());
}

TEST_CASE("a date is written as it was read", "[base]") {
    const auto text = GENERATE(as<std::string>{}, "2026-01-01", "2024-02-29", "1970-01-01",
                               "1969-12-31", "2000-02-29");
    CHECK(Date::parse(text)->text() == text);
}

TEST_CASE("months are calendar months, with leap days", "[base]") {
    CHECK(Date(2026, 1, 31).plus_months(1) == Date(2026, 2, 28));
    CHECK(Date(2024, 1, 31).plus_months(1) == Date(2024, 2, 29));
    CHECK(Date(2026, 11, 15).plus_months(3) == Date(2027, 2, 15));
    CHECK(Date(2026, 1, 1).plus_months(-1) == Date(2025, 12, 1));
}

TEST_CASE("time and date convert into each other", "[base]") {
    const Date start(2026, 1, 1);
    CHECK(time_of(Date(2026, 1, 2), start) == SimTime{} + days(1));
    CHECK(time_of(Date(2025, 12, 31), start) == SimTime{} - days(1));
    CHECK(date_of(SimTime{} + days(58.5), start) == Date(2026, 2, 28));
    CHECK(date_of(SimTime{} - days(0.5), start) == Date(2025, 12, 31));
}

TEST_CASE("a day that does not exist is a bug of the caller", "[base]") {
    CHECK_THROWS_AS(Date(2026, 2, 30), ContractViolation);
}
