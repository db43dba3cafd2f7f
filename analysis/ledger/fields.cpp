#include "analysis/ledger/fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cordon::analysis::ledger {

void Fields::problem(std::string_view name, std::string_view what) {
    problems_.push_back(fmt::format("{}{}: {}", path_, name, what));
}

const nlohmann::json* Fields::take(std::string_view name) {
    taken_.emplace_back(name);
    const auto found = object_.find(std::string(name));
    if (found == object_.end()) {
        problem(name, "is missing");
        return nullptr;
    }
    return &*found;
}

std::optional<std::string> Fields::text(std::string_view name) {
    const auto* field = take(name);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (!field->is_string() || field->get_ref<const std::string&>().empty()) {
        problem(name, fmt::format("{} is not a text", field->dump()));
        return std::nullopt;
    }
    return field->get<std::string>();
}

std::optional<std::string> Fields::text_or_null(std::string_view name) {
    const auto field = object_.find(std::string(name));
    if (field != object_.end() && field->is_null()) {
        taken_.emplace_back(name);
        return std::nullopt;
    }
    return text(name);
}

std::optional<double> Fields::number(std::string_view name) {
    const auto* field = take(name);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (!field->is_number()) {
        problem(name, fmt::format("{} is not a number", field->dump()));
        return std::nullopt;
    }
    return field->get<double>();
}

std::optional<double> Fields::probability_or_null(std::string_view name) {
    const auto field = object_.find(std::string(name));
    if (field != object_.end() && field->is_null()) {
        taken_.emplace_back(name);
        return std::nullopt;
    }
    const auto value = number(name);
    if (value && (*value < 0 || *value > 1)) {
        problem(name, fmt::format("{} is not a probability (0 to 1)", field->dump()));
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> Fields::count(std::string_view name) {
    const auto* field = take(name);
    if (field == nullptr) {
        return std::nullopt;
    }
    if (!field->is_number_unsigned()) {
        problem(name, fmt::format("{} is not a whole number from 0", field->dump()));
        return std::nullopt;
    }
    return field->get<std::uint64_t>();
}

std::optional<Date> Fields::date(std::string_view name) {
    const auto value = text(name);
    const auto date = value ? Date::parse(*value) : std::nullopt;
    if (value && !date) {
        problem(name, fmt::format("'{}' is not a date (YYYY-MM-DD)", *value));
    }
    return date;
}

std::optional<std::string> Fields::hash(std::string_view name) {
    auto value = text(name);
    if (value &&
        (value->size() != 64 || value->find_first_not_of("0123456789abcdef") != value->npos)) {
        problem(name, fmt::format("'{}' is not a hash (64 hexadecimal digits)", *value));
        return std::nullopt;
    }
    return value;
}

const nlohmann::json* Fields::list(std::string_view name) {
    const auto* field = take(name);
    if (field != nullptr && !field->is_array()) {
        problem(name, fmt::format("{} is not a list", field->dump()));
        return nullptr;
    }
    return field;
}

const nlohmann::json* Fields::object_or_null(std::string_view name) {
    const auto* field = take(name);
    if (field == nullptr || field->is_null()) {
        return nullptr;
    }
    if (!field->is_object()) {
        problem(name, fmt::format("{} is not an object", field->dump()));
        return nullptr;
    }
    return field;
}

void Fields::finish() {
    for (const auto& [name, value] : object_.items()) {
        if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) {
            problem(name, "is not a field of a record");
        }
    }
}

}  // namespace cordon::analysis::ledger
