#include "input/overrides.hpp"

#include "base/error.hpp"
#include "input/merge.hpp"
#include "input/provenance.hpp"
#include "input/suggestion.hpp"
#include "input/yaml_events.hpp"

#include <fmt/format.h>

namespace cordon::input {
namespace {

/// What can follow in a path below `node`.
std::vector<std::string> steps_below(const Node& node) {
    std::vector<std::string> steps;
    for (const auto& entry : node.entries) {
        steps.push_back(entry.key);
    }
    for (const auto& item : node.items) {
        steps.emplace_back(item.name());
    }
    return steps;
}

Node* step_into(Node& node, std::string_view step) {
    if (Node* found = node.find(step)) {
        return found;
    }
    for (auto& item : node.items) {
        if (item.name() == step) {
            return &item;
        }
    }
    return nullptr;
}

void remove_step(Node& node, std::string_view step) {
    std::erase_if(node.entries, [&](const Entry& entry) { return entry.key == step; });
    std::erase_if(node.items, [&](const Node& item) { return item.name() == step; });
}

class Application {
public:
    Application(const Override& change, Diagnostics& problems)
        : change_(change), name_(std::make_shared<const std::string>(
                               fmt::format("--set {}={}", change.path, change.value))),
          problems_(problems) {}

    void apply_to(Node& root) {
        auto value = parse_yaml(change_.value.empty() ? "\"\"" : change_.value, name_, problems_);
        if (!value) {
            return;
        }
        place_in_argument(*value);
        annotate_provenance(*value, problems_);
        const auto dot = change_.path.rfind('.');
        Node* parent = dot == std::string::npos ? &root : find(root, change_.path.substr(0, dot));
        if (parent != nullptr) {
            set(*parent, change_.path.substr(dot == std::string::npos ? 0 : dot + 1),
                std::move(*value));
        }
    }

private:
    /// A line and column would point into the argument; its text says enough.
    void place_in_argument(Node& node) const {
        node.place = {name_};
        for (auto& item : node.items) {
            place_in_argument(item);
        }
        for (auto& entry : node.entries) {
            entry.place = {name_};
            place_in_argument(entry.value);
        }
    }

    Node* find(Node& root, std::string_view path) {
        Node* node = &root;
        while (node != nullptr && !path.empty()) {
            const auto dot = path.find('.');
            const auto step = path.substr(0, dot);
            Node* next = step_into(*node, step);
            if (next == nullptr) {
                refuse(*node, step);
            }
            node = next;
            path = dot == std::string_view::npos ? "" : path.substr(dot + 1);
        }
        return node;
    }

    void set(Node& parent, const std::string& step, Node value) {
        if (Node* present = step_into(parent, step)) {
            if (value.is_null()) {
                remove_step(parent, step);
            } else {
                merge(*present, std::move(value));
            }
        } else if (parent.is_mapping() && !value.is_null()) {
            // A key that is new here: the reader knows whether it may stand at this place.
            parent.entries.push_back({step, {name_}, std::move(value)});
        } else {
            refuse(parent, step);
        }
    }

    void refuse(const Node& node, std::string_view step) {
        problems_.add(
            {name_}, change_.path,
            fmt::format("there is no '{}' to set{}", step, did_you_mean(step, steps_below(node))));
    }

    const Override& change_;
    SourceName name_;
    Diagnostics& problems_;
};

}  // namespace

Override parse_override(std::string_view argument) {
    const auto equals = argument.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        throw CommandLineError(
            fmt::format("--set '{}' has no '=' (write --set path=value)", argument));
    }
    return {std::string(argument.substr(0, equals)), std::string(argument.substr(equals + 1))};
}

void apply_overrides(Node& root, const std::vector<Override>& changes, Diagnostics& problems) {
    for (const auto& change : changes) {
        Application(change, problems).apply_to(root);
    }
}

}  // namespace cordon::input
