#include "input/loader.hpp"

#include "base/error.hpp"
#include "input/merge.hpp"
#include "input/provenance.hpp"
#include "input/sha256.hpp"
#include "input/yaml_events.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace cordon::input {
namespace {

namespace fs = std::filesystem;

/// Reports items of one list that share a name; merging would make one of them silently.
void check_item_names(const Node& node, const std::string& path, Diagnostics& problems) {
    std::set<std::string_view> seen;
    for (const auto& item : node.items) {
        const auto name = item.name();
        if (!name.empty() && !seen.insert(name).second) {
            problems.add(item.place, path, fmt::format("name '{}' is used twice", name));
        }
        check_item_names(item, path, problems);
    }
    for (const auto& entry : node.entries) {
        check_item_names(entry.value, path.empty() ? entry.key : path + "." + entry.key, problems);
    }
}

class Loader {
public:
    explicit Loader(Diagnostics& problems) : problems_(problems) {}

    std::vector<FileRecord> files;

    /// The merged tree of `path`; nothing if it cannot be read, which has been reported.
    std::optional<Node> load(const fs::path& path) {
        const auto text = read_source(path);
        chain_.push_back(path.lexically_normal());
        auto node = merged(path, text);
        chain_.pop_back();
        return node;
    }

private:
    std::optional<Node> merged(const fs::path& path, const std::string& text) {
        const auto name = std::make_shared<const std::string>(path.string());
        record(*name, text);
        auto node = parse_yaml(text, name, problems_);
        if (node && !node->is_mapping()) {
            problems_.add(node->place, "", "expected a mapping, found " + described(*node));
            node.reset();
        }
        if (!node) {
            return node;
        }
        check_item_names(*node, "", problems_);
        annotate_provenance(*node, problems_);
        const Node* extends = node->find("extends");
        if (extends == nullptr) {
            return node;
        }
        return laid_over(bases_of(*extends, path), std::move(*node));
    }

    /// `node` over `bases`, of which later ones win; nothing if one of them could not be read.
    std::optional<Node> laid_over(std::vector<std::optional<Node>> bases, Node node) {
        std::erase_if(node.entries, [](const Entry& entry) { return entry.key == "extends"; });
        bases.emplace_back(std::move(node));
        std::optional<Node> result;
        for (auto& base : bases) {
            if (!base) {
                return std::nullopt;
            }
            if (result) {
                merge(*result, std::move(*base));
            } else {
                result = std::move(base);
            }
        }
        return result;
    }

    std::vector<std::optional<Node>> bases_of(const Node& extends, const fs::path& from) {
        std::vector<std::optional<Node>> bases;
        if (extends.is_sequence()) {
            for (const auto& item : extends.items) {
                bases.push_back(base_of(item, from));
            }
        } else {
            bases.push_back(base_of(extends, from));
        }
        return bases;
    }

    std::optional<Node> base_of(const Node& named, const fs::path& from) {
        if (!named.is_scalar() || named.text.empty()) {
            return refuse(named, "expected the path of a file, found " + described(named));
        }
        const auto path = (from.parent_path() / named.text).lexically_normal();
        if (std::find(chain_.begin(), chain_.end(), path) != chain_.end()) {
            return refuse(named, fmt::format("'{}' extends itself", path.string()));
        }
        if (chain_.size() > extends_depth_max) {
            return refuse(named, fmt::format("reaches deeper than {} files", extends_depth_max));
        }
        if (++bases_read_ > files_max) {
            return refuse(named, fmt::format("more than {} files in all", files_max));
        }
        try {
            return load(path);
        } catch (const MissingFileError& error) {
            return refuse(named, error.what());
        }
    }

    std::optional<Node> refuse(const Node& named, std::string_view message) {
        problems_.add(named.place, "extends", message);
        return std::nullopt;
    }

    void record(const std::string& path, const std::string& text) {
        const auto known = [&](const FileRecord& file) { return file.path == path; };
        if (std::none_of(files.begin(), files.end(), known)) {
            files.push_back({path, sha256(text)});
        }
    }

    Diagnostics& problems_;
    std::vector<fs::path> chain_;  ///< files being read, each extended by the one before
    std::size_t bases_read_ = 0;
};

}  // namespace

Loaded load(const fs::path& path, Diagnostics& problems) {
    Loader loader(problems);
    auto root = loader.load(path);
    if (!root) {
        problems.throw_if_any();
    }
    return {std::move(root.value()), std::move(loader.files)};
}

}  // namespace cordon::input
