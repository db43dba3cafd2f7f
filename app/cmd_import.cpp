#include "app/commands.hpp"
#include "app/kev_fragment.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "input/calendar_span.hpp"
#include "input/kev_catalogue.hpp"
#include "input/kev_map.hpp"
#include "input/kev_rates.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <memory>

namespace cordon::app {
namespace {

constexpr input::CalendarSpan one_day{.months = 0, .days = 1};

struct Arguments {
    std::string file;
    std::string map_file;
    std::string profiles_file;
    std::string from = input::kev_settled_from.text();
    std::string until;
};

/// A table that is checked: a file of the user's, or the one the program carries.
struct Table {
    input::SourceName name;
    std::string text;
};

Table table_in(const std::string& file, const input::ShippedTable& shipped) {
    if (file.empty()) {
        return {std::make_shared<const std::string>(shipped.name), std::string(shipped.csv)};
    }
    return {std::make_shared<const std::string>(file), input::read_source(file)};
}

Date date_argument(std::string_view option, const std::string& text) {
    const auto date = Date::parse(text);
    if (!date) {
        throw CommandLineError(
            fmt::format("{} '{}' is no date (such as 2024-01-31)", option, text));
    }
    return *date;
}

/// Today's date in the zone where the day begins first: an entry of today is never in the future.
Date today_somewhere() {
    constexpr std::chrono::hours ahead_of_utc{14};
    constexpr int hours_per_day = 24;
    const auto now = std::chrono::system_clock::now() + ahead_of_utc;
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(now.time_since_epoch());
    return input::date_after(Date{1970, 1, 1}, one_day,
                             static_cast<int>(hours.count() / hours_per_day));
}

/// The days to count. Without `--until`, to the newest entry: the catalogue's own last date, which
/// is the same in CSV and JSON.
input::KevWindow window_of(const Arguments& arguments,
                           const std::vector<input::KevEntry>& entries) {
    const auto newest = std::max_element(
        entries.begin(), entries.end(),
        [](const input::KevEntry& a, const input::KevEntry& b) { return a.added < b.added; });
    const auto end = input::date_after(newest->added, one_day);
    const input::KevWindow window{
        date_argument("--from", arguments.from),
        arguments.until.empty() ? end : date_argument("--until", arguments.until)};
    if (window.from < input::kev_first_day) {
        throw CommandLineError(fmt::format("--from {} is before the catalogue's first day ({})",
                                           arguments.from, input::kev_first_day.text()));
    }
    const int length = window.until.days_since_epoch() - window.from.days_since_epoch();
    if (length < input::kev_window_min_days) {
        const auto message =
            fmt::format("from {} until before {} are {} days (at least {})", window.from.text(),
                        window.until.text(), length, input::kev_window_min_days);
        if (arguments.until.empty()) {
            throw ScenarioError({fmt::format("{}: {}", arguments.file, message)});
        }
        throw CommandLineError(message);
    }
    return window;
}

/// Says what was read and what the map leaves open, for the eyes of whoever mends the map.
void print_notes(const std::string& file, const std::string& text, std::size_t entries,
                 const input::KevCounts& counts) {
    fmt::print(stderr, "{}: {} entries, {} in the window, {} of connected devices; SHA-256 {}\n",
               file, entries, counts.entries, counts.devices, sha256(text));
    for (const auto& entry : counts.unassigned) {
        fmt::print(stderr, "{}: not counted: the map has '{}', but not its product '{}' ({})\n",
                   file, entry.vendor, entry.product, entry.cve);
    }
}

void import_kev(const Arguments& arguments) {
    const auto text = input::read_source(arguments.file);
    const auto map_table = table_in(arguments.map_file, input::shipped_kev_product_map());
    const auto profile_table = table_in(arguments.profiles_file, input::shipped_kev_profiles());
    input::Diagnostics problems;
    const auto entries = input::read_kev_catalogue(
        text, std::make_shared<const std::string>(arguments.file), today_somewhere(), problems);
    const auto map = input::KevProductMap::parse(map_table.text, map_table.name, problems);
    const auto profiles =
        input::parse_kev_profiles(profile_table.text, profile_table.name, map, problems);
    problems.throw_if_any();
    const auto window = window_of(arguments, entries);
    const auto counts = input::count_entries(entries, map, window);
    fmt::print("{}", kev_fragment(counts, window, profiles));
    print_notes(arguments.file, text, entries.size(), counts);
}

void add_kev(CLI::App& verb) {
    auto arguments = std::make_shared<Arguments>();
    auto* kev = verb.add_subcommand(
        "kev", "Print arrival rates from CISA's Known Exploited Vulnerabilities, as scenario YAML");
    kev->add_option("FILE", arguments->file, "The catalogue, CSV or JSON as CISA publishes it")
        ->required();
    kev->add_option("--from", arguments->from,
                    "First day to count; before 2023 the catalogue was still being filled")
        ->type_name("DATE")
        ->capture_default_str();
    kev->add_option("--until", arguments->until,
                    "First day not to count; by default the day after the newest entry")
        ->type_name("DATE");
    kev->add_option("--map", arguments->map_file,
                    "Which products are devices; by default scenarios/data/kev_product_map.csv")
        ->type_name("CSV");
    kev->add_option("--profiles", arguments->profiles_file,
                    "Which weakness profiles to fill; by default scenarios/data/kev_profiles.csv")
        ->type_name("CSV");
    kev->callback([arguments] { import_kev(*arguments); });
}

}  // namespace

void add_import_command(CLI::App& program) {
    auto* verb = program.add_subcommand("import", "Turn published data into a part of a scenario");
    verb->require_subcommand(1);
    add_kev(*verb);
}

}  // namespace cordon::app
