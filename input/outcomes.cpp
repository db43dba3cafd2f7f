#include "input/outcomes.hpp"

#include "input/csv.hpp"
#include "input/text_position.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <memory>

namespace cordon::input {
namespace {

enum Column : std::size_t { id, outcome, resolved, evidence };

std::optional<double> number(std::string_view text) {
    if (text == "yes" || text == "no") {
        return text == "yes" ? 1 : 0;
    }
    double value = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    const bool is_number = result.ec == std::errc{} && result.ptr == end && std::isfinite(value);
    return is_number ? std::optional(value) : std::nullopt;
}

std::optional<Outcome> outcome_of(const CsvRow& row, Diagnostics& problems) {
    const std::size_t before = problems.count();
    const auto& fields = row.fields;
    const auto value = number(fields[outcome].text);
    if (fields[id].text.empty()) {
        problems.add(fields[id].place, "", "no id");
    }
    if (!value && fields[outcome].text != "void") {
        problems.add(fields[outcome].place, "",
                     fmt::format("'{}' is no outcome (yes or 1, no or 0, void, or a number)",
                                 fields[outcome].text));
    }
    const auto date = Date::parse(fields[resolved].text);
    if (!date) {
        problems.add(fields[resolved].place, "",
                     fmt::format("'{}' is no date (such as 2024-01-31)", fields[resolved].text));
    }
    if (fields[evidence].text.empty()) {
        problems.add(
            fields[evidence].place, "",
            "no evidence (say where everybody can look the outcome up, or why it is void)");
    }
    if (problems.count() != before) {
        return std::nullopt;
    }
    return Outcome{fields[id],       fields[outcome], value,
                   fields[resolved], *date,           fields[evidence].text};
}

}  // namespace

std::vector<Outcome> read_outcomes(std::string_view text, std::string_view name,
                                   Diagnostics& problems) {
    const auto source = std::make_shared<const std::string>(name);
    if (text.size() > source_size_max_bytes) {
        problems.add({source}, "", "more than 4 MB: is this a table of outcomes?");
        return {};
    }
    if (const auto byte = first_invalid_byte(text); byte != std::string_view::npos) {
        problems.add(TextPosition(text, source).at(byte), "", "is not UTF-8 text");
        return {};
    }
    std::vector<Outcome> outcomes;
    for (const auto& row : parse_csv(without_bom(text), source,
                                     {"id", "outcome", "resolved", "evidence"}, problems)) {
        if (auto outcome = outcome_of(row, problems)) {
            outcomes.push_back(std::move(*outcome));
        }
    }
    return outcomes;
}

}  // namespace cordon::input
