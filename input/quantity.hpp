#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cordon::input {

/// A unit in which numbers of a dimension may be written: worth `times / per` of the dimension's
/// own unit (two factors, so that 27 % and 90 minutes are exact).
struct Unit {
    std::string_view singular;
    std::string_view plural;
    double times = 1;
    double per = 1;
};

/// A kind of number. The first unit is the one used in messages. No units: a plain number.
struct Dimension {
    std::string_view name;
    std::span<const Unit> units;
    std::string_view note = {};  ///< added to what is said of a wrong unit
};

/// Named by what the number means in the program; the reader converts to exactly that.
namespace dimension {
extern const Dimension plain;            ///< a factor, a weight, a shape
extern const Dimension share;            ///< `%`; a fraction
extern const Dimension devices;          ///< a count of devices
extern const Dimension sites;            ///< a count of sites
extern const Dimension addresses;        ///< a count of network addresses
extern const Dimension spells;           ///< a count of infections
extern const Dimension records;          ///< a count of records about somebody or something
extern const Dimension days;             ///< a duration, in days
extern const Dimension years;            ///< a duration, in mean Gregorian years
extern const Dimension per_second;       ///< a rate, 1/second
extern const Dimension per_year;         ///< a rate, 1/year
extern const Dimension growth_per_year;  ///< relative growth, `%/year`; a fraction per year
extern const Dimension gigabytes;        ///< a volume of data, gigabytes (1e9 bytes)
extern const Dimension mb_per_day;       ///< a data rate, megabytes (1e6 bytes) a day
extern const Dimension euros;            ///< an amount of money, EUR at the prices of the start
}  // namespace dimension

/// A number as read, or why it could not be read.
struct ParsedQuantity {
    std::optional<double> value;  ///< in the dimension's own unit; finite
    std::string complaint;        ///< `'45' has no unit (give days, weeks, ...)`; empty if read
};

/// Reads `[+-]digits[.digits][e±digits] [k|M|G] unit`, e.g. `3.6 M devices` or `50 %`.
ParsedQuantity parse_quantity(std::string_view text, const Dimension& dimension);

/// `value`, given in the dimension's own unit, in its first one.
double in_first_unit(double value, const Dimension& dimension);

/// Name of the dimension's first unit; "1" for a plain number.
std::string unit_name(const Dimension& dimension);

/// `value` in the dimension's first unit, six significant digits: `104 %`, `45 days`.
std::string in_words(double value, const Dimension& dimension);

}  // namespace cordon::input
