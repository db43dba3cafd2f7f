#include "input/node.hpp"

#include <algorithm>

namespace cordon::input {

const Node* Node::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

Node* Node::find(std::string_view key) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

std::string_view Node::name() const {
    const Node* found = find("name");
    return found != nullptr && found->is_scalar() ? std::string_view(found->text) : "";
}

std::string described(const Node& node) {
    constexpr std::size_t longest_shown = 60;
    switch (node.kind) {
    case NodeKind::null:
        return "nothing";
    case NodeKind::sequence:
        return "a list";
    case NodeKind::mapping:
        return "a mapping";
    case NodeKind::scalar:
        break;
    }
    const bool fits = node.text.size() <= longest_shown;
    return "'" + (fits ? node.text : node.text.substr(0, longest_shown) + "...") + "'";
}

const std::vector<std::string>& value_keys() {
    static const std::vector<std::string> keys{"beta",       "discrete", "exponential", "gamma",
                                               "lognormal",  "normal",   "pert",        "quantiles",
                                               "triangular", "uniform",  "value"};
    return keys;
}

bool is_value_map(const Node& node) {
    return std::any_of(node.entries.begin(), node.entries.end(), [](const Entry& entry) {
        const auto& keys = value_keys();
        return std::binary_search(keys.begin(), keys.end(), entry.key);
    });
}

bool is_provenance_key(std::string_view key) {
    return key == "source" || key == "quality";
}

}  // namespace cordon::input
