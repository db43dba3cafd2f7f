#pragma once

#include "input/source.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// A word and where it was written.
struct Stated {
    std::string text;
    Place place;
};

/// Who says a number, and how well it is known.
struct Provenance {
    std::optional<Stated> source;   ///< name of an entry of `sources`
    std::optional<Stated> quality;  ///< measured, derived, expert or placeholder
};

enum class NodeKind { null, scalar, sequence, mapping };

struct Entry;

/// A YAML value with its place. Mappings keep the order of the file and have no repeated keys.
struct Node {
    NodeKind kind = NodeKind::null;
    std::string text;            ///< of a scalar, as written, quotes and escapes resolved
    bool quoted = false;         ///< a scalar in quotes or a block scalar: always a string
    std::vector<Node> items;     ///< of a sequence
    std::vector<Entry> entries;  ///< of a mapping
    Place place;
    /// What `source` and `quality` of the mappings around it, in the same file, say about it.
    std::shared_ptr<const Provenance> provenance;
    /// What stands before the path of a value that another part of the scenario says about this
    /// place: `jurisdictions.cz` for what a jurisdiction says itself. Null where it is read in
    /// place.
    std::shared_ptr<const std::string> owner;

    [[nodiscard]] bool is_scalar() const noexcept { return kind == NodeKind::scalar; }
    [[nodiscard]] bool is_mapping() const noexcept { return kind == NodeKind::mapping; }
    [[nodiscard]] bool is_sequence() const noexcept { return kind == NodeKind::sequence; }
    [[nodiscard]] bool is_null() const noexcept { return kind == NodeKind::null; }

    /// The value of `key`; null pointer if this is no mapping or has no such key.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);

    /// The scalar under `name`, by which items of a list are known; empty if there is none.
    [[nodiscard]] std::string_view name() const;
};

struct Entry {
    std::string key;
    Place place;  ///< of the key
    Node value;
};

/// "a mapping", "'text'" and so on, for messages.
std::string described(const Node& node);

/// Keys by which a mapping states a number or a date: `value` and the names of distributions.
const std::vector<std::string>& value_keys();

/// True if `node` is a mapping that states one value: `{pert: [...], source: ...}` and the like.
bool is_value_map(const Node& node);

/// True for the two words that say where a value comes from: `source` and `quality`.
bool is_provenance_key(std::string_view key);

}  // namespace cordon::input
