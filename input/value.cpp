#include "input/value.hpp"

#include "input/distribution_forms.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

/// The one entry of `node` that states the value; reports unknown keys, none and several.
const Entry* stating_entry(const Node& node, std::string_view path, Diagnostics& problems) {
    const Entry* stating = nullptr;
    const std::size_t before = problems.count();
    const auto& keys = value_keys();
    for (const auto& entry : node.entries) {
        if (is_provenance_key(entry.key)) {
            continue;
        }
        if (!std::binary_search(keys.begin(), keys.end(), entry.key)) {
            problems.add(entry.place, path,
                         fmt::format("unknown key '{}' (give {}){}", entry.key,
                                     fmt::join(keys, ", "), did_you_mean(entry.key, keys)));
        } else if (stating != nullptr) {
            problems.add(entry.place, path,
                         fmt::format("'{}' and '{}' both give the value (give one)", stating->key,
                                     entry.key));
        } else {
            stating = &entry;
        }
    }
    if (stating == nullptr && problems.count() == before) {
        problems.add(node.place, path, "gives no value (`value` or a distribution)");
    }
    return problems.count() == before ? stating : nullptr;
}

}  // namespace

std::optional<Distribution> read_value(const Node& node, std::string_view path,
                                       const Dimension& dimension, Diagnostics& problems) {
    if (!node.is_mapping()) {
        const auto number = read_quantity(node, path, dimension, problems);
        return number ? std::optional<Distribution>(Constant{*number}) : std::nullopt;
    }
    const Entry* stating = stating_entry(node, path, problems);
    if (stating == nullptr) {
        return std::nullopt;
    }
    return stating->key == "value" ? read_value(stating->value, path, dimension, problems)
                                   : read_distribution(*stating, path, dimension, problems);
}

const Node* plain_value(const Node& node, std::string_view path, std::string_view wanted,
                        Diagnostics& problems) {
    const Node* value = &node;
    if (node.is_mapping()) {
        const Entry* stating = stating_entry(node, path, problems);
        if (stating == nullptr) {
            return nullptr;
        }
        value = &stating->value;
    }
    if (!value->is_scalar()) {
        problems.add(value->place, path,
                     fmt::format("expected {}, found {}", wanted, described(*value)));
        return nullptr;
    }
    return value;
}

}  // namespace cordon::input
