#include "input/quantity.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using Catch::Matchers::WithinRel;

TEST_CASE("numbers are read with their units, exactly where the unit allows it", "[input]") {
    CHECK(parse_quantity("27 %", dimension::share).value == 0.27);
    CHECK(parse_quantity("7%", dimension::share).value == 0.07);
    CHECK(parse_quantity("3.6 M devices", dimension::devices).value == 3'600'000);
    CHECK(parse_quantity("1 device", dimension::devices).value == 1);
    CHECK(parse_quantity("20 k devices", dimension::devices).value == 20'000);
    CHECK(parse_quantity("3.7 G addresses", dimension::addresses).value == 3.7e9);
    CHECK(parse_quantity("90 minutes", dimension::days).value == 0.0625);
    CHECK(parse_quantity("1 week", dimension::days).value == 7);
    CHECK(parse_quantity("2 years", dimension::years).value == 2);
    CHECK(parse_quantity("18 months", dimension::years).value == 1.5);
    CHECK(parse_quantity("365.2425 days", dimension::years).value == 1);
    CHECK(parse_quantity("12 /hour", dimension::per_second).value == 12.0 / 3600);
    CHECK(parse_quantity("0.5 /month", dimension::per_year).value == 6);
    CHECK(parse_quantity("-2 %/year", dimension::growth_per_year).value == -0.02);
    CHECK(parse_quantity("2.5 GB/day", dimension::mb_per_day).value == 2'500);
    CHECK(parse_quantity("90 EUR", dimension::euros).value == 90);
    CHECK(parse_quantity("1.5 k EUR", dimension::euros).value == 1'500);
    CHECK(parse_quantity("+1e3", dimension::plain).value == 1'000);
    CHECK(parse_quantity("010", dimension::plain).value == 10);  // YAML 1.2: ten, not eight
}

TEST_CASE("a day is the same length in every dimension of time", "[input]") {
    for (const auto* text : {"1 microsecond", "1 millisecond", "1 second", "1 minute", "1 hour",
                             "1 day", "1 week", "1 month", "1 year"}) {
        CAPTURE(text);
        CHECK_THAT(*parse_quantity(text, dimension::years).value * 365.2425,
                   WithinRel(*parse_quantity(text, dimension::days).value, 1e-14));
    }
    for (const auto* text :
         {"1 /second", "1 /minute", "1 /hour", "1 /day", "1 /week", "1 /month", "1 /year"}) {
        CAPTURE(text);
        CHECK_THAT(*parse_quantity(text, dimension::per_second).value * 365.2425 * 86'400,
                   WithinRel(*parse_quantity(text, dimension::per_year).value, 1e-14));
    }
}

TEST_CASE("what is wrong with a number is said with what is right", "[input]") {
    const auto complaint = [](std::string_view text, const Dimension& dimension) {
        return parse_quantity(text, dimension).complaint;
    };
    CHECK(complaint("45", dimension::share) == "'45' has no unit (give %)");
    CHECK(complaint("45", dimension::per_year) ==
          "'45' has no unit (give /year, /second, /minute, /hour, /day, /week, /month)");
    CHECK(complaint("3 yeers", dimension::years) ==
          "'3 yeers' has the unit 'yeers' (give years, months, weeks, days, hours, minutes, "
          "seconds, milliseconds, microseconds) (did you mean 'years'?)");
    CHECK(complaint("45 %", dimension::plain) ==
          "'45 %' has the unit '%' (a plain number stands here)");
    CHECK(complaint("90 USD", dimension::euros) ==
          "'90 USD' has the unit 'USD' (give EUR; no other currency is converted)");
    CHECK(complaint("90 CZK", dimension::euros) ==
          "'90 CZK' has the unit 'CZK' (give EUR; no other currency is converted)");
    CHECK(complaint("90", dimension::euros) == "'90' has no unit (give EUR)");
    CHECK(complaint("soon", dimension::days) == "expected a duration, found 'soon'");
    CHECK(complaint("", dimension::days) == "expected a duration, found ''");
    CHECK(complaint("inf days", dimension::days) == "expected a duration, found 'inf days'");
    CHECK(complaint("nan", dimension::plain) == "expected a number, found 'nan'");
    CHECK_FALSE(parse_quantity("1e400 days", dimension::days).value.has_value());
    CHECK_FALSE(parse_quantity("1e308 G devices", dimension::devices).value.has_value());
    CHECK_FALSE(parse_quantity("+-3", dimension::plain).value.has_value());
    CHECK_FALSE(parse_quantity("0x10", dimension::plain).value.has_value());
    CHECK_FALSE(parse_quantity("1 000 devices", dimension::devices).value.has_value());
}

TEST_CASE("values are told in the first unit", "[input]") {
    CHECK(in_words(1.04, dimension::share) == "104 %");
    CHECK(in_words(1, dimension::years) == "1 year");
    CHECK(in_words(0.5, dimension::per_year) == "0.5 /year");
    CHECK(in_words(2, dimension::plain) == "2");
}
