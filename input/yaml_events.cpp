#include "input/yaml_events.hpp"

#include <fmt/format.h>
#include <istream>
#include <map>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace cordon::input {
namespace {

/// Ends the reading of a text that must not be read further.
struct Refused {
    Place place;
    std::string message;
};

/// Builds the tree from yaml-cpp's events. Its own document tree takes repeated keys silently
/// and forgets which scalars were quoted.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(SourceName name, Diagnostics& problems)
        : name_(std::move(name)), problems_(problems) {}

    [[nodiscard]] const Node& root() const noexcept { return root_; }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        take(made(mark, NodeKind::null));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refused{place_of(mark), "aliases ('*name') are not read (write the value out)"};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        if (tag != "?" && tag != "!") {
            refuse_tag(mark, tag);
        }
        Node node = made(mark, NodeKind::scalar);
        node.text = value;
        node.quoted = tag == "!";
        take(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, NodeKind::sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, NodeKind::mapping);
    }
    void OnMapEnd() override { close(); }

private:
    /// A sequence or mapping that is being filled.
    struct Frame {
        Node node;
        bool awaits_key = false;           ///< of a mapping: the next event is a key
        std::string key{};                 ///< of the value that comes next
        Place key_place{};                 ///< of that key
        std::map<std::string, int> lines;  ///< of a mapping: where each key stands
    };

    [[nodiscard]] Place place_of(const YAML::Mark& mark) const {
        return {name_, mark.line + 1, mark.column + 1};
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != YAML::NullAnchor) {
            throw Refused{place_of(mark), "anchors ('&name') are not read (use `extends`)"};
        }
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        throw Refused{place_of(mark), "tags are not read, with '" + tag + "' (leave it out)"};
    }

    Node made(const YAML::Mark& mark, NodeKind kind) {
        if (++nodes_ > nodes_max) {
            throw Refused{place_of(mark), fmt::format("more than {} values", nodes_max)};
        }
        Node node;
        node.kind = kind;
        node.place = place_of(mark);
        return node;
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              NodeKind kind) {
        refuse_anchor(mark, anchor);
        if (tag != "?" && !tag.empty()) {
            refuse_tag(mark, tag);
        }
        refuse_as_key(place_of(mark));
        if (frames_.size() >= nesting_max) {
            throw Refused{place_of(mark), fmt::format("nested deeper than {} levels", nesting_max)};
        }
        frames_.push_back({made(mark, kind), kind == NodeKind::mapping, {}, {}, {}});
    }

    void refuse_as_key(const Place& place) const {
        if (!frames_.empty() && frames_.back().awaits_key) {
            throw Refused{place, "a key must be one word, not a list or mapping"};
        }
    }

    void close() {
        Node node = std::move(frames_.back().node);
        frames_.pop_back();
        take(std::move(node));
    }

    void take(Node node) {
        if (frames_.empty()) {
            root_ = std::move(node);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.node.is_sequence()) {
            frame.node.items.push_back(std::move(node));
        } else if (frame.awaits_key) {
            if (!node.is_scalar()) {
                throw Refused{node.place, "a key must be a word"};
            }
            frame.awaits_key = false;
            frame.key = std::move(node.text);
            frame.key_place = std::move(node.place);
        } else {
            frame.awaits_key = true;
            add_entry(frame, std::move(node));
        }
    }

    void add_entry(Frame& frame, Node value) {
        const auto [first, is_new] = frame.lines.emplace(frame.key, frame.key_place.line);
        if (is_new) {
            frame.node.entries.push_back({frame.key, frame.key_place, std::move(value)});
        } else {
            problems_.add(frame.key_place, frame.key,
                          fmt::format("key is repeated (first set in line {})", first->second));
        }
    }

    SourceName name_;
    Diagnostics& problems_;
    Node root_;
    std::vector<Frame> frames_;
    std::size_t nodes_ = 0;
};

/// Where byte `at` of `text` stands.
Place place_at(std::string_view text, std::size_t at, const SourceName& name) {
    Place place{name, 1, 1};
    for (const char letter : text.substr(0, at)) {
        place.column = letter == '\n' ? 1 : place.column + 1;
        place.line += letter == '\n' ? 1 : 0;
    }
    return place;
}

bool is_readable(std::string_view text, const SourceName& name, Diagnostics& problems) {
    if (text.size() > source_size_max_bytes) {
        problems.add({name}, "",
                     fmt::format("larger than {} MB", source_size_max_bytes / 1'000'000));
        return false;
    }
    const std::size_t invalid = first_invalid_byte(text);
    if (invalid != std::string_view::npos) {
        problems.add(place_at(text, invalid, name), "",
                     fmt::format("byte 0x{:02x} is not UTF-8 text",
                                 static_cast<unsigned char>(text[invalid])));
    }
    return invalid == std::string_view::npos;
}

}  // namespace

std::optional<Node> parse_yaml(std::string_view text, const SourceName& name,
                               Diagnostics& problems) {
    if (!is_readable(text, name, problems)) {
        return std::nullopt;
    }
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        TreeBuilder builder(name, problems);
        if (!parser.HandleNextDocument(builder)) {
            problems.add({name}, "", "is empty");
            return std::nullopt;
        }
        TreeBuilder rest(name, problems);
        if (parser.HandleNextDocument(rest)) {
            throw Refused{rest.root().place, "a second document begins here (one file, one)"};
        }
        return builder.root();
    } catch (const Refused& refused) {
        problems.add(refused.place, "", refused.message);
    } catch (const YAML::Exception& error) {
        problems.add({name, error.mark.line + 1, error.mark.column + 1}, "",
                     "is not YAML: " + error.msg);
    }
    return std::nullopt;
}

}  // namespace cordon::input
