#include "input/quantity.hpp"

#include "base/sim_time.hpp"
#include "input/suggestion.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace cordon::input {
namespace {

constexpr double seconds_per_day = 86'400;
constexpr double months_per_year = 12;

constexpr std::array percent{Unit{"%", "%", 1, 100}};
constexpr std::array device_units{Unit{"device", "devices"}};
constexpr std::array site_units{Unit{"site", "sites"}};
constexpr std::array address_units{Unit{"address", "addresses"}};
constexpr std::array spell_units{Unit{"spell", "spells"}};
constexpr std::array record_units{Unit{"record", "records"}};

constexpr std::array day_units{
    Unit{"day", "days"},
    Unit{"year", "years", days_per_year, 1},
    Unit{"month", "months", days_per_year, months_per_year},
    Unit{"week", "weeks", 7, 1},
    Unit{"hour", "hours", 1, 24},
    Unit{"minute", "minutes", 1, 1'440},
    Unit{"second", "seconds", 1, seconds_per_day},
    Unit{"millisecond", "milliseconds", 1, seconds_per_day * 1e3},
    Unit{"microsecond", "microseconds", 1, seconds_per_day * 1e6},
};
constexpr std::array year_units{
    Unit{"year", "years"},
    Unit{"month", "months", 1, months_per_year},
    Unit{"week", "weeks", 7, days_per_year},
    Unit{"day", "days", 1, days_per_year},
    Unit{"hour", "hours", 1, days_per_year * 24},
    Unit{"minute", "minutes", 1, days_per_year * 1'440},
    Unit{"second", "seconds", 1, days_per_year* seconds_per_day},
    Unit{"millisecond", "milliseconds", 1, days_per_year* seconds_per_day * 1e3},
    Unit{"microsecond", "microseconds", 1, days_per_year* seconds_per_day * 1e6},
};
constexpr std::array second_rates{
    Unit{"/second", "/second"},
    Unit{"/minute", "/minute", 1, 60},
    Unit{"/hour", "/hour", 1, 3'600},
    Unit{"/day", "/day", 1, seconds_per_day},
    Unit{"/week", "/week", 1, 7 * seconds_per_day},
    Unit{"/month", "/month", months_per_year, days_per_year* seconds_per_day},
    Unit{"/year", "/year", 1, days_per_year* seconds_per_day},
};
constexpr std::array year_rates{
    Unit{"/year", "/year"},
    Unit{"/second", "/second", days_per_year* seconds_per_day, 1},
    Unit{"/minute", "/minute", days_per_year * 1'440, 1},
    Unit{"/hour", "/hour", days_per_year * 24, 1},
    Unit{"/day", "/day", days_per_year, 1},
    Unit{"/week", "/week", days_per_year, 7},
    Unit{"/month", "/month", months_per_year, 1},
};
constexpr std::array growth_rates{Unit{"%/year", "%/year", 1, 100}};
constexpr std::array euro_units{Unit{"EUR", "EUR"}};
constexpr std::array data_volumes{
    Unit{"GB", "GB"},
    Unit{"MB", "MB", 1, 1e3},
    Unit{"TB", "TB", 1e3, 1},
    Unit{"PB", "PB", 1e6, 1},
};
constexpr std::array data_rates{
    Unit{"MB/day", "MB/day"},
    Unit{"kB/day", "kB/day", 1, 1e3},
    Unit{"GB/day", "GB/day", 1e3, 1},
    Unit{"TB/day", "TB/day", 1e6, 1},
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Takes `k`, `M` or `G` off the front of `rest`, where it stands alone.
double take_multiplier(std::string_view& rest) {
    if (rest.empty() || (rest.size() > 1 && rest[1] != ' ')) {
        return 1;
    }
    const double multiplier = rest[0] == 'k'   ? 1e3
                              : rest[0] == 'M' ? 1e6
                              : rest[0] == 'G' ? 1e9
                                               : 0;
    if (multiplier == 0) {
        return 1;
    }
    rest = trimmed(rest.substr(1));
    return multiplier;
}

std::vector<std::string> unit_names(const Dimension& dimension) {
    std::vector<std::string> names;
    for (const auto& unit : dimension.units) {
        names.emplace_back(unit.plural);
    }
    return names;
}

std::string unit_complaint(std::string_view text, std::string_view unit,
                           const Dimension& dimension) {
    const auto names = unit_names(dimension);
    if (names.empty()) {
        return fmt::format("'{}' has the unit '{}' (a plain number stands here)", text, unit);
    }
    if (unit.empty()) {
        return fmt::format("'{}' has no unit (give {})", text, fmt::join(names, ", "));
    }
    return fmt::format("'{}' has the unit '{}' (give {}{}){}", text, unit, fmt::join(names, ", "),
                       dimension.note, did_you_mean(unit, names));
}

ParsedQuantity refused(std::string complaint) {
    return {std::nullopt, std::move(complaint)};
}

}  // namespace

namespace dimension {
const Dimension plain{"number", {}};
const Dimension share{"share", percent};
const Dimension devices{"number of devices", device_units};
const Dimension sites{"number of sites", site_units};
const Dimension addresses{"number of addresses", address_units};
const Dimension spells{"number of spells", spell_units};
const Dimension records{"number of records", record_units};
const Dimension days{"duration", day_units};
const Dimension years{"duration", year_units};
const Dimension per_second{"rate", second_rates};
const Dimension per_year{"rate", year_rates};
const Dimension growth_per_year{"growth", growth_rates};
const Dimension gigabytes{"volume of data", data_volumes};
const Dimension mb_per_day{"data rate", data_rates};
const Dimension euros{"amount of money", euro_units, "; no other currency is converted"};
}  // namespace dimension

ParsedQuantity parse_quantity(std::string_view text, const Dimension& dimension) {
    std::string_view rest = trimmed(text);
    if (rest.starts_with('+') && !rest.starts_with("+-")) {
        rest.remove_prefix(1);
    }
    double number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc{} || !std::isfinite(number)) {
        return refused(fmt::format("expected a {}, found '{}'", dimension.name, text));
    }
    rest = trimmed(rest.substr(static_cast<std::size_t>(end - rest.data())));
    number *= take_multiplier(rest);
    if (dimension.units.empty() && rest.empty()) {
        return {number, ""};
    }
    for (const auto& unit : dimension.units) {
        if (rest == unit.singular || rest == unit.plural) {
            const double value = number * unit.times / unit.per;
            return std::isfinite(value) ? ParsedQuantity{value, ""}
                                        : refused(fmt::format("'{}' is too large", text));
        }
    }
    return refused(unit_complaint(text, rest, dimension));
}

double in_first_unit(double value, const Dimension& dimension) {
    if (dimension.units.empty()) {
        return value;
    }
    const auto& unit = dimension.units.front();
    return value * unit.per / unit.times;
}

std::string unit_name(const Dimension& dimension) {
    return dimension.units.empty() ? "1" : std::string(dimension.units.front().plural);
}

std::string in_words(double value, const Dimension& dimension) {
    const double number = in_first_unit(value, dimension);
    if (dimension.units.empty()) {
        return fmt::format("{:.6g}", number);
    }
    const auto& unit = dimension.units.front();
    const auto name = number == 1 ? unit.singular : unit.plural;
    constexpr double million = 1e6;
    return std::abs(number) < million ? fmt::format("{:.6g} {}", number, name)
                                      : fmt::format("{:.6g} M {}", number / million, name);
}

}  // namespace cordon::input
