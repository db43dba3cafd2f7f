#include "input/canonical_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace cordon::input {
namespace {

/// The number a plain scalar stands for in YAML's core schema, if a double can hold it.
std::optional<double> core_number(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const auto digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || !((digits[0] >= '0' && digits[0] <= '9') || digits[0] == '.')) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr double exact_max = 9'007'199'254'740'992;  // 2^53
    const bool is_whole_text = text.find_first_of(".eE") == std::string_view::npos;
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) ||
        (is_whole_text && std::abs(value) > exact_max)) {
        return std::nullopt;
    }
    return value;
}

/// A number in the form of ECMAScript, which RFC 8785 prescribes.
std::string number_json(double value) {
    if (value == 0) {
        return "0";
    }
    std::array<char, 32> buffer{};
    const auto* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                    std::chars_format::scientific)
                          .ptr;
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto e = shortest.find('e');
    std::string digits(shortest.substr(0, e));
    std::erase(digits, '.');
    int exponent = 0;
    const auto* sign = shortest.data() + e + 1;
    std::from_chars(*sign == '+' ? sign + 1 : sign, end, exponent);

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // digits before the decimal point
    std::string text;
    if (count <= point && point <= 21) {
        text = digits + std::string(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        const auto whole = static_cast<std::size_t>(point);
        text = fmt::format("{}.{}", digits.substr(0, whole), digits.substr(whole));
    } else if (-6 < point && point <= 0) {
        text = fmt::format("0.{:0>{}}", digits, count - point);
    } else {
        text = fmt::format("{}{}{}e{:+}", digits[0], count == 1 ? "" : ".", digits.substr(1),
                           exponent);
    }
    return fmt::format("{}{}", value < 0 ? "-" : "", text);
}

std::string scalar_json(const Node& node) {
    if (!node.quoted) {
        if (node.text == "true" || node.text == "false") {
            return node.text;
        }
        if (const auto number = core_number(node.text)) {
            return number_json(*number);
        }
    }
    return quoted_json(node.text);
}

void append(std::string& json, const Node& node) {
    switch (node.kind) {
    case NodeKind::null:
        json += "null";
        break;
    case NodeKind::scalar:
        json += scalar_json(node);
        break;
    case NodeKind::sequence: {
        std::string_view separator = "[";
        for (const auto& item : node.items) {
            json += separator;
            append(json, item);
            separator = ",";
        }
        json += node.items.empty() ? "[]" : "]";
        break;
    }
    case NodeKind::mapping: {
        std::vector<const Entry*> sorted;
        for (const auto& entry : node.entries) {
            sorted.push_back(&entry);
        }
        std::sort(sorted.begin(), sorted.end(),
                  [](const Entry* a, const Entry* b) { return a->key < b->key; });
        std::string_view separator = "{";
        for (const Entry* entry : sorted) {
            json += separator;
            json += quoted_json(entry->key) + ":";
            append(json, entry->value);
            separator = ",";
        }
        json += sorted.empty() ? "{}" : "}";
        break;
    }
    }
}

}  // namespace

std::string quoted_json(std::string_view text) {
    std::string json = "\"";
    for (const char letter : text) {
        switch (letter) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\b':
            json += "\\b";
            break;
        case '\f':
            json += "\\f";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20) {
                json += fmt::format("\\u{:04x}", static_cast<unsigned char>(letter));
            } else {
                json += letter;
            }
        }
    }
    json += '"';
    return json;
}

std::string canonical_json(const Node& root) {
    std::string json;
    append(json, root);
    return json;
}

}  // namespace cordon::input
