#include "input/names.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

bool is_word(std::string_view text) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto may_follow = [&](char c) {
        return is_small(c) || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && is_small(text.front()) &&
           std::all_of(text.begin(), text.end(), may_follow);
}

/// Words that would be read as something else where a name is a key or stands in a list.
bool is_reserved(std::string_view text) {
    const auto& keys = value_keys();
    return text == "all" || text == "rest" || is_provenance_key(text) ||
           std::binary_search(keys.begin(), keys.end(), text);
}

}  // namespace

std::optional<std::size_t> Names::index_of(std::string_view word) const {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - words.begin());
}

Names names_in(const Node* list, std::string_view kind) {
    Names names{std::string(kind), {}};
    if (list != nullptr) {
        for (const auto& item : list->items) {
            names.words.emplace_back(item.name());
        }
    }
    return names;
}

const Names& quality_names() {
    static const Names names{"quality", {"measured", "derived", "expert", "placeholder"}};
    return names;
}

Catalogue catalogue_of(const Node& root) {
    auto jurisdictions = names_in(root.find("jurisdictions"), "jurisdiction");
    if (const Node* alone = root.find("jurisdiction");
        alone != nullptr && jurisdictions.words.empty()) {
        jurisdictions.words.emplace_back(alone->name());
    }
    const Node* market = root.find("market");
    return {.jurisdictions = std::move(jurisdictions),
            .sectors = names_in(root.find("sectors"), "sector"),
            .segments =
                names_in(market == nullptr ? nullptr : market->find("segments"), "buyer segment"),
            .device_classes = names_in(root.find("device_classes"), "device class"),
            .data_classes = names_in(root.find("data_classes"), "class of data"),
            .blocs = names_in(root.find("blocs"), "bloc"),
            .product_lines = names_in(root.find("product_lines"), "product line"),
            .weakness_profiles = names_in(root.find("weakness_profiles"), "weakness profile"),
            .components = names_in(root.find("components"), "component"),
            .attacker_classes = names_in(root.find("attacker_classes"), "class of attackers"),
            .actors = names_in(root.find("actors"), "actor"),
            .update_classes = names_in(root.find("update_classes"), "update class"),
            .campaigns = names_in(root.find("campaigns"), "campaign"),
            .policies = names_in(root.find("policies"), "policy"),
            .sources = names_in(root.find("sources"), "source")};
}

void check_name(const Node& name, std::string_view path, Diagnostics& problems) {
    if (!is_word(name.text)) {
        problems.add(name.place, path,
                     fmt::format("{} is not a name (small letters, digits and '_', a letter first)",
                                 described(name)));
    } else if (is_reserved(name.text)) {
        problems.add(name.place, path,
                     fmt::format("'{}' cannot be a name: it has a meaning of its own", name.text));
    }
}

}  // namespace cordon::input
