#include "input/kev_catalogue.hpp"

#include "input/csv.hpp"
#include "input/kev_json.hpp"
#include "input/text_position.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace cordon::input {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    const auto last = text.find_last_not_of(blanks);
    return first == std::string_view::npos ? "" : std::string(text.substr(first, last - first + 1));
}

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `CVE-`, a year of four digits, `-`, a number of four digits or more.
bool is_cve_id(std::string_view text) {
    return text.size() >= 13 && text.starts_with("CVE-") && is_number(text.substr(4, 4)) &&
           text[8] == '-' && is_number(text.substr(9));
}

KevJson parse_kev_csv(std::string_view text, const SourceName& name, Diagnostics& problems) {
    KevJson found;
    const std::vector<std::string> columns(kev_keys.begin(), kev_keys.end());
    for (auto& row : parse_csv(text, name, columns, problems)) {
        KevRecord record{{}, row.place};
        std::move(row.fields.begin(), row.fields.end(), record.values.begin());
        found.records.push_back(std::move(record));
    }
    return found;
}

/// Checks records one by one; remembers the identifiers it has met.
class RecordChecker {
public:
    RecordChecker(Date last_day, std::string_view last_day_is, Diagnostics& problems)
        : last_day_(last_day), last_day_is_(last_day_is), problems_(problems) {}

    std::optional<KevEntry> checked(const KevRecord& record) {
        const auto before = problems_.count();
        const auto text = [&](std::size_t index) {
            const auto& value = record.values.at(index);
            if (!value) {
                problems_.add(record.place, "",
                              fmt::format("an entry without '{}'", kev_keys.at(index)));
            } else if (value->place.source != nullptr && trimmed(value->text).empty()) {
                problems_.add(value->place, kev_keys.at(index), "is empty");
            }
            return value ? trimmed(value->text) : "";
        };
        KevEntry entry{text(0), text(1), text(2), kev_first_day};
        const auto date = text(3);
        if (!entry.cve.empty()) {
            check_identifier(entry.cve, record.values[0]->place);
        }
        if (!date.empty()) {
            entry.added = checked_date(date, record.values[3]->place);
        }
        const bool is_whole =
            !(entry.cve.empty() || entry.vendor.empty() || entry.product.empty() || date.empty());
        return is_whole && problems_.count() == before ? std::optional(entry) : std::nullopt;
    }

private:
    void check_identifier(const std::string& cve, const Place& place) {
        if (!is_cve_id(cve)) {
            problems_.add(place, kev_keys[0],
                          fmt::format("'{}' is no identifier (such as CVE-2024-0001)", cve));
            return;
        }
        const auto [first, is_new] = seen_.emplace(cve, place);
        if (!is_new) {
            problems_.add(
                place, kev_keys[0],
                fmt::format("'{}' is listed twice (first at {})", cve, first->second.line_text()));
        }
    }

    Date checked_date(const std::string& text, const Place& place) {
        const auto date = Date::parse(text);
        if (!date) {
            problems_.add(place, kev_keys[3],
                          fmt::format("'{}' is no date (such as 2024-01-31)", text));
        } else if (*date < kev_first_day) {
            problems_.add(place, kev_keys[3],
                          fmt::format("'{}' is before the catalogue's first day ({})", text,
                                      kev_first_day.text()));
        } else if (*date > last_day_) {
            problems_.add(
                place, kev_keys[3],
                fmt::format("'{}' is after {} ({})", text, last_day_is_, last_day_.text()));
        }
        return date.value_or(kev_first_day);
    }

    Date last_day_;
    std::string_view last_day_is_;
    Diagnostics& problems_;
    std::map<std::string, Place> seen_;
};

/// The day in `dateReleased`, which CISA gives as a date and a time; nothing if it is not stated.
std::optional<Date> release_day(const KevJson& found, Diagnostics& problems) {
    if (!found.released) {
        return std::nullopt;
    }
    const auto day = Date::parse(found.released->text.substr(0, 10));
    if (!day) {
        problems.add(found.released->place, "dateReleased",
                     fmt::format("'{}' is no date (such as 2024-01-31)", found.released->text));
    }
    return day;
}

/// Reports what bars any reading; true if there is something to read.
bool is_readable(std::string_view text, const SourceName& name, Diagnostics& problems) {
    if (text.find_first_not_of(blanks) == std::string_view::npos) {
        problems.add({name, 0, 0}, "", "is empty (expected the catalogue as CSV or JSON)");
        return false;
    }
    if (text.size() > source_size_max_bytes) {
        problems.add({name, 0, 0}, "",
                     fmt::format("is larger than {} MB", source_size_max_bytes / 1'000'000));
        return false;
    }
    const auto bad = first_invalid_byte(text);
    if (bad != std::string_view::npos) {
        problems.add(TextPosition(text, name).at(bad), "",
                     "a byte that is no text (expected CSV or JSON in UTF-8)");
    }
    return bad == std::string_view::npos;
}

}  // namespace

std::vector<KevEntry> read_kev_catalogue(std::string_view file, const SourceName& name, Date today,
                                         Diagnostics& problems) {
    const auto text = without_bom(file);
    if (!is_readable(text, name, problems)) {
        return {};
    }
    const auto before = problems.count();
    const bool is_json = text[text.find_first_not_of(blanks)] == '{';
    const auto found =
        is_json ? parse_kev_json(text, name, problems) : parse_kev_csv(text, name, problems);
    const auto released = release_day(found, problems);
    const bool by_release = released && *released < today;
    RecordChecker checker(by_release ? *released : today,
                          by_release ? "the day of release" : "today", problems);
    std::vector<KevEntry> entries;
    for (const auto& record : found.records) {
        if (auto entry = checker.checked(record)) {
            entries.push_back(std::move(*entry));
        }
    }
    if (found.count && found.count->text != std::to_string(found.records.size())) {
        problems.add(found.count->place, "count",
                     fmt::format("{} entries are announced, {} are there", found.count->text,
                                 found.records.size()));
    }
    if (found.records.empty() && problems.count() == before) {
        problems.add({name, 0, 0}, "", "has no entries");
    }
    return entries;
}

}  // namespace cordon::input
