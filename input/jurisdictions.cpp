#include "input/jurisdictions.hpp"

#include "input/merge.hpp"
#include "input/names.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace cordon::input {
namespace {

bool is_national(const Entry& entry) {
    const auto& keys = national_keys();
    return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
}

std::string text_under(const Node& node, std::string_view key) {
    const Node* found = node.find(key);
    return found != nullptr && found->is_scalar() ? found->text : "";
}

void set_owner(Node& node, const std::shared_ptr<const std::string>& owner) {
    node.owner = owner;
    for (auto& item : node.items) {
        set_owner(item, owner);
    }
    for (auto& entry : node.entries) {
        set_owner(entry.value, owner);
    }
}

/// Leaves out of the list under `key` what `vocabulary` does not have.
void refuse_new_names(Node& around, const std::string& key, const Names& vocabulary,
                      Diagnostics& problems) {
    Node* list = around.find(key);
    if (list == nullptr) {
        return;
    }
    std::erase_if(list->items, [&](const Node& item) {
        const auto name = item.name();
        if (name.empty() || vocabulary.index_of(name)) {
            return false;
        }
        problems.add(item.place, fmt::format("{}.{}.{}", *around.owner, key, name),
                     fmt::format("'{}' is not a {} of the scenario (a jurisdiction changes values, "
                                 "it adds no names){}",
                                 name, vocabulary.kind, did_you_mean(name, vocabulary.words)));
        return true;
    });
    if (list->is_sequence() && list->items.empty()) {
        std::erase_if(around.entries, [&](const Entry& entry) { return entry.key == key; });
    }
}

/// The national keys of the top level with what `item` says laid over them.
Node national_of(const Node& root, const Node& item, const Catalogue& catalogue,
                 Diagnostics& problems) {
    const auto owner =
        std::make_shared<const std::string>(fmt::format("jurisdictions.{}", item.name()));
    Node national;
    national.kind = NodeKind::mapping;
    std::copy_if(root.entries.begin(), root.entries.end(), std::back_inserter(national.entries),
                 is_national);
    Node own;
    own.kind = NodeKind::mapping;
    own.place = item.place;
    std::copy_if(item.entries.begin(), item.entries.end(), std::back_inserter(own.entries),
                 is_national);
    set_owner(own, owner);
    refuse_new_names(own, "device_classes", catalogue.device_classes, problems);
    refuse_new_names(own, "blocs", catalogue.blocs, problems);
    if (Node* market = own.find("market")) {
        refuse_new_names(*market, "segments", catalogue.segments, problems);
    }
    merge(national, std::move(own));
    return national;
}

}  // namespace

const std::vector<std::string>& national_keys() {
    static const std::vector<std::string> keys{"mobile_network", "notification", "hygiene_classes",
                                               "device_classes", "blocs",        "market",
                                               "site_types"};
    return keys;
}

Node item_of(Node country) {
    Node item;
    item.kind = NodeKind::mapping;
    item.place = country.place;
    item.provenance = country.provenance;
    if (Node* about = country.find("jurisdiction")) {
        item.entries = std::move(about->entries);
    }
    for (auto& entry : country.entries) {
        if (is_national(entry)) {
            item.entries.push_back(std::move(entry));
        }
    }
    return item;
}

std::vector<Jurisdiction> jurisdictions_of(const Node& root, Diagnostics& problems) {
    std::vector<Jurisdiction> jurisdictions;
    const Node* list = root.find("jurisdictions");
    if (list == nullptr || list->items.empty()) {
        const Node* about = root.find("jurisdiction");
        const Node nothing;
        const Node& alone = about == nullptr ? nothing : *about;
        jurisdictions.push_back({text_under(alone, "name"), text_under(alone, "title"), {}});
        return jurisdictions;
    }
    const auto catalogue = catalogue_of(root);
    for (const auto& item : list->items) {
        if (std::any_of(jurisdictions.begin(), jurisdictions.end(),
                        [&](const auto& other) { return other.name == item.name(); })) {
            problems.add(item.place, "jurisdictions",
                         fmt::format("name '{}' is used twice", item.name()));
        }
        jurisdictions.push_back({std::string(item.name()), text_under(item, "title"),
                                 national_of(root, item, catalogue, problems)});
    }
    return jurisdictions;
}

}  // namespace cordon::input
