#include "input/provenance.hpp"

namespace cordon::input {
namespace {

std::optional<Stated> stated(const Node& node) {
    if (node.is_scalar()) {
        return Stated{node.text, node.place};
    }
    return std::nullopt;
}

/// `outer` as changed by the `source` and `quality` of `node` itself.
Provenance inside(const Node& node, Provenance outer) {
    if (const Node* source = node.find("source")) {
        outer.source = stated(*source);
    }
    if (const Node* quality = node.find("quality")) {
        outer.quality = stated(*quality);
    }
    return outer;
}

void annotate(Node& node, std::shared_ptr<const Provenance> around, Diagnostics& problems) {
    for (const auto& entry : node.entries) {
        if (is_provenance_key(entry.key) && !entry.value.is_scalar() && !entry.value.is_null()) {
            problems.add(entry.value.place, entry.key,
                         "expected a word, found " + described(entry.value));
        }
    }
    if (node.find("source") != nullptr || node.find("quality") != nullptr) {
        around = std::make_shared<const Provenance>(inside(node, *around));
    }
    node.provenance = around;
    for (auto& item : node.items) {
        annotate(item, around, problems);
    }
    for (auto& entry : node.entries) {
        annotate(entry.value, around, problems);
    }
}

bool same_words(const std::optional<Stated>& a, const std::optional<Stated>& b) {
    return a.has_value() == b.has_value() && (!a || a->text == b->text);
}

void write_beside(Node& number, std::string_view key, const std::optional<Stated>& said) {
    Node word;
    word.place = said ? said->place : number.place;
    if (said) {
        word.kind = NodeKind::scalar;
        word.text = said->text;
    }
    if (Node* present = number.find(key)) {
        *present = std::move(word);
    } else {
        const Place place = word.place;
        number.entries.push_back({std::string(key), place, std::move(word)});
    }
}

void settle_number(Node& number, const Provenance& by_position, const Provenance& wanted) {
    const bool source_holds = same_words(by_position.source, wanted.source);
    const bool quality_holds = same_words(by_position.quality, wanted.quality);
    if (source_holds && quality_holds) {
        return;
    }
    if (!number.is_mapping()) {
        Node wrapped;
        wrapped.kind = NodeKind::mapping;
        wrapped.place = number.place;
        wrapped.provenance = number.provenance;
        wrapped.entries.push_back({"value", number.place, std::move(number)});
        number = std::move(wrapped);
    }
    if (!source_holds) {
        write_beside(number, "source", wanted.source);
    }
    if (!quality_holds) {
        write_beside(number, "quality", wanted.quality);
    }
}

void settle(Node& node, const std::string& path, const Provenance& around,
            const std::map<std::string, Provenance>& stated) {
    const Provenance here = inside(node, around);
    if (const auto found = stated.find(path); found != stated.end()) {
        settle_number(node, here, found->second);
        return;
    }
    for (auto& item : node.items) {
        settle(item, path + "." + std::string(item.name()), here, stated);
    }
    for (auto& entry : node.entries) {
        settle(entry.value, path.empty() ? entry.key : path + "." + entry.key, here, stated);
    }
}

}  // namespace

void annotate_provenance(Node& root, Diagnostics& problems) {
    annotate(root, std::make_shared<const Provenance>(), problems);
}

Provenance provenance_of(const Node& node) {
    return inside(node, node.provenance ? *node.provenance : Provenance{});
}

void settle_provenance(Node& root, const std::map<std::string, Provenance>& stated) {
    settle(root, "", {}, stated);
}

}  // namespace cordon::input
