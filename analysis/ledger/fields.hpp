#pragma once

#include "base/calendar.hpp"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::analysis::ledger {

/// Takes the fields of a JSON object one by one and notes what is wrong with them. What is missing
/// or of the wrong type is noted and read as nothing.
class Fields {
public:
    /// \param path  put before a field's name in problems, e.g. "provenance."
    Fields(const nlohmann::json& object, std::string path, std::vector<std::string>& problems)
        : object_(object), path_(std::move(path)), problems_(problems) {}

    std::optional<std::string> text(std::string_view name);
    std::optional<std::string> text_or_null(std::string_view name);
    std::optional<double> number(std::string_view name);
    /// In [0, 1], or null.
    std::optional<double> probability_or_null(std::string_view name);
    std::optional<std::uint64_t> count(std::string_view name);
    std::optional<Date> date(std::string_view name);
    /// 64 hexadecimal digits in lower case.
    std::optional<std::string> hash(std::string_view name);
    /// The field itself if it is a list, or an object; otherwise a problem, and nothing.
    const nlohmann::json* list(std::string_view name);
    const nlohmann::json* object_or_null(std::string_view name);

    /// Notes every field that nobody took.
    void finish();

    void problem(std::string_view name, std::string_view what);

private:
    const nlohmann::json* take(std::string_view name);

    const nlohmann::json& object_;
    std::string path_;
    std::vector<std::string>& problems_;
    std::vector<std::string> taken_;
};

}  // namespace cordon::analysis::ledger
