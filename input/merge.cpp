#include "input/merge.hpp"

#include <algorithm>

namespace cordon::input {
namespace {

bool is_named_list(const Node& node) {
    return node.is_sequence() && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(),
                       [](const Node& item) { return !item.name().empty(); });
}

/// Removes keys set to null below a value that is new, so that nothing there could be deleted.
/// `source: null` stays: it says that no source around it holds.
void drop_deletions(Node& node) {
    std::erase_if(node.entries, [](const Entry& entry) {
        return entry.value.is_null() && !is_provenance_key(entry.key);
    });
    for (auto& entry : node.entries) {
        drop_deletions(entry.value);
    }
    for (auto& item : node.items) {
        drop_deletions(item);
    }
}

void settle_deletions(Node& node, Deletions deletions) {
    if (deletions == Deletions::carried_out) {
        drop_deletions(node);
    }
}

void merge_mapping(Node& base, Node over, Deletions deletions) {
    base.place = over.place;  // what is wrong with it now, is wrong since here
    base.owner = over.owner;
    for (auto& entry : over.entries) {
        const auto same_key = [&](const Entry& old) { return old.key == entry.key; };
        const auto found = std::find_if(base.entries.begin(), base.entries.end(), same_key);
        if (entry.value.is_null() && deletions == Deletions::carried_out) {
            std::erase_if(base.entries, same_key);
        } else if (found != base.entries.end()) {
            found->place = entry.place;
            merge(found->value, std::move(entry.value), deletions);
        } else {
            settle_deletions(entry.value, deletions);
            base.entries.push_back(std::move(entry));
        }
    }
}

void merge_named_list(Node& base, Node over, Deletions deletions) {
    for (auto& item : over.items) {
        const auto found = std::find_if(base.items.begin(), base.items.end(),
                                        [&](const Node& old) { return old.name() == item.name(); });
        if (found == base.items.end()) {
            settle_deletions(item, deletions);
            base.items.push_back(std::move(item));
        } else {
            merge(*found, std::move(item), deletions);
        }
    }
}

}  // namespace

void merge(Node& base, Node over, Deletions deletions) {
    if (is_named_list(base) && is_named_list(over)) {
        merge_named_list(base, std::move(over), deletions);
    } else if (base.is_mapping() && over.is_mapping() && !is_value_map(over)) {
        merge_mapping(base, std::move(over), deletions);
    } else {
        settle_deletions(over, deletions);
        base = std::move(over);
    }
}

}  // namespace cordon::input
