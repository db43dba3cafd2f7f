#include "input/yaml_writer.hpp"

#include "input/canonical_json.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

class Writer {
public:
    explicit Writer(Origins origins) : origins_(origins) {}

    std::string text;

    /// Writes the lines of a mapping; `lead` ends the indent of its first line.
    void write_entries(const Node& mapping, std::size_t indent, std::string_view lead) {
        for (const auto& entry : mapping.entries) {
            text.append(indent - lead.size(), ' ');
            text += lead;
            text += key_text(entry.key);
            text += ':';
            write_value(entry.value, indent);
            lead = "";
        }
    }

private:
    /// Writes what follows `key:` or `-`, to the end of the line or over further lines.
    void write_value(const Node& node, std::size_t indent) {
        if (node.is_mapping() && !node.entries.empty()) {
            text += '\n';
            write_entries(node, indent + 2, "");
        } else if (node.is_sequence() && !is_short(node)) {
            text += '\n';
            for (const auto& item : node.items) {
                write_item(item, indent + 2);
            }
        } else {
            text += ' ';
            text += on_one_line(node);
            end_line(node.is_sequence() && !node.items.empty() ? node.items.front() : node);
        }
    }

    void write_item(const Node& item, std::size_t indent) {
        if (item.is_mapping() && !item.entries.empty()) {
            write_entries(item, indent + 2, "- ");
        } else {
            text.append(indent, ' ');
            text += '-';
            write_value(item, indent);
        }
    }

    void end_line(const Node& node) {
        if (origins_ == Origins::shown) {
            text += fmt::format("  # {}", node.place.line_text());
        }
        text += "\n";
    }

    /// A list that fits one line: nothing in it but scalars.
    static bool is_short(const Node& list) {
        return std::none_of(list.items.begin(), list.items.end(), [](const Node& item) {
            return item.is_mapping() || item.is_sequence();
        });
    }

    static std::string on_one_line(const Node& node) {
        switch (node.kind) {
        case NodeKind::null:
            return "null";
        case NodeKind::mapping:
            return "{}";
        case NodeKind::scalar:
            return node.quoted ? quoted_json(node.text) : node.text;
        case NodeKind::sequence:
            break;
        }
        std::string line;
        for (const auto& item : node.items) {
            // A comma or bracket in a plain word is harmless over lines, not in a short list.
            const bool is_safe = item.text.find_first_of(",[]{}:#") == std::string::npos;
            line += line.empty() ? "" : ", ";
            line += item.is_scalar() && !is_safe ? quoted_json(item.text) : on_one_line(item);
        }
        return fmt::format("[{}]", line);
    }

    static std::string key_text(const std::string& key) {
        const bool is_word = std::all_of(key.begin(), key.end(), [](char c) {
            return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
        return is_word && !key.empty() ? key : quoted_json(key);
    }

    Origins origins_;
};

}  // namespace

std::string yaml_text(const Node& root, Origins origins) {
    Writer writer(origins);
    writer.write_entries(root, 0, "");
    return std::move(writer.text);
}

}  // namespace cordon::input
