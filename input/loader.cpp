#include "input/loader.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "input/jurisdictions.hpp"
#include "input/merge.hpp"
#include "input/provenance.hpp"
#include "input/yaml_events.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace cordon::input {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view jurisdictions = "jurisdictions";

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

/// Lays one file on another. What a jurisdiction deletes stays in it, since it is laid over the
/// rest of the scenario only when all files are merged.
void merge_files(Node& base, Node over, Deletions deletions) {
    std::optional<Entry> parts;
    const auto found = std::find_if(over.entries.begin(), over.entries.end(),
                                    [](const Entry& entry) { return entry.key == jurisdictions; });
    if (found != over.entries.end() && !found->value.is_null()) {
        parts = std::move(*found);
        over.entries.erase(found);
    }
    merge(base, std::move(over), deletions);
    if (Node* present = parts ? base.find(jurisdictions) : nullptr) {
        merge(*present, std::move(parts->value), Deletions::kept);
    } else if (parts) {
        base.entries.push_back(std::move(*parts));
    }
}

/// A merged tree and the files it was made of.
struct Tree {
    Node node;
    std::set<fs::path> files;
};

class Loader {
public:
    explicit Loader(Diagnostics& problems) : problems_(problems) {}

    std::vector<FileRecord> files;

    /// The merged tree of `path`; nothing if it cannot be read, which has been reported.
    std::optional<Tree> load(const fs::path& path) {
        const auto text = read_source(path);
        chain_.push_back(path.lexically_normal());
        auto tree = merged(path, text);
        chain_.pop_back();
        return tree;
    }

private:
    std::optional<Tree> merged(const fs::path& path, const std::string& text) {
        const auto name = std::make_shared<const std::string>(path.string());
        record(*name, text);
        auto node = parse_yaml(text, name, problems_);
        if (node && !node->is_mapping()) {
            problems_.add(node->place, "", "expected a mapping, found " + described(*node));
            node.reset();
        }
        if (!node) {
            return std::nullopt;
        }
        check_item_names(*node, "", problems_);
        annotate_provenance(*node, problems_);
        std::vector<std::optional<Tree>> bases;
        if (const Node* extends = node->find("extends")) {
            bases = bases_of(*extends, path);
            std::erase_if(node->entries, [](const Entry& entry) { return entry.key == "extends"; });
        }
        std::set<fs::path> made_of{path.lexically_normal()};
        for (const auto& base : bases) {
            if (!base) {
                return std::nullopt;
            }
            made_of.insert(base->files.begin(), base->files.end());
        }
        extend_jurisdictions(*node, path, made_of);
        bases.emplace_back(Tree{std::move(*node), std::move(made_of)});
        return laid_over(std::move(bases));
    }

    /// The first of `trees` with the others laid over it, of which later ones win.
    [[nodiscard]] std::optional<Tree> laid_over(std::vector<std::optional<Tree>> trees) const {
        const auto deletions = shared_ == nullptr ? Deletions::carried_out : Deletions::kept;
        Tree result = std::move(*trees.front());
        for (std::size_t i = 1; i < trees.size(); ++i) {
            merge_files(result.node, std::move(trees[i]->node), deletions);
            result.files.insert(trees[i]->files.begin(), trees[i]->files.end());
        }
        return result;
    }

    std::vector<std::optional<Tree>> bases_of(const Node& extends, const fs::path& from) {
        std::vector<std::optional<Tree>> bases;
        if (extends.is_sequence()) {
            for (const auto& item : extends.items) {
                bases.push_back(base_of(item, from));
            }
        } else {
            bases.push_back(base_of(extends, from));
        }
        return bases;
    }

    /// Lays each jurisdiction of the file `scenario` that extends a country file over what that
    /// file, and those it extends and the scenario does not, say of it. What they share is
    /// inherited from the scenario's top level, so that it is drawn, and can be changed, there.
    void extend_jurisdictions(Node& scenario, const fs::path& path,
                              const std::set<fs::path>& shared) {
        Node* items = scenario.find(jurisdictions);
        if (items == nullptr) {
            return;
        }
        std::vector<Node> sources;
        for (auto& item : items->items) {
            const Node* extends = item.find("extends");
            if (extends == nullptr) {
                continue;
            }
            const auto* outer = std::exchange(shared_, &shared);
            auto country = base_of(*extends, path);
            shared_ = outer;
            std::erase_if(item.entries, [](const Entry& entry) { return entry.key == "extends"; });
            if (country) {
                if (Node* own = country->node.find("sources")) {
                    sources.push_back(std::move(*own));
                }
                extend_jurisdiction(item, std::move(country->node));
            }
        }
        add_sources(scenario, std::move(sources));
    }

    void extend_jurisdiction(Node& item, Node country) {
        if (const Node* several = country.find(jurisdictions)) {
            problems_.add(several->place, jurisdictions, "a jurisdiction cannot hold several");
        }
        Node base = item_of(std::move(country));
        merge(base, std::move(item), Deletions::kept);
        item = std::move(base);
    }

    /// The sources of country files below the scenario's own.
    static void add_sources(Node& scenario, std::vector<Node> added) {
        if (added.empty()) {
            return;
        }
        Node all = std::move(added.front());
        for (std::size_t i = 1; i < added.size(); ++i) {
            merge(all, std::move(added[i]));
        }
        if (Node* present = scenario.find("sources")) {
            merge(all, std::move(*present));
            *present = std::move(all);
        } else {
            const Place place = all.place;
            scenario.entries.push_back({"sources", place, std::move(all)});
        }
    }

    std::optional<Tree> base_of(const Node& named, const fs::path& from) {
        if (!named.is_scalar() || named.text.empty()) {
            return refuse(named, "expected the path of a file, found " + described(named));
        }
        const auto path = (from.parent_path() / named.text).lexically_normal();
        if (std::find(chain_.begin(), chain_.end(), path) != chain_.end()) {
            return refuse(named, fmt::format("'{}' extends itself", path.string()));
        }
        if (shared_ != nullptr && shared_->contains(path)) {
            Node nothing;
            nothing.kind = NodeKind::mapping;
            nothing.place = named.place;
            return Tree{nothing, {path}};
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

    std::optional<Tree> refuse(const Node& named, std::string_view message) {
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
    /// While a jurisdiction's file is read: files not to be read again, being below all of them.
    const std::set<fs::path>* shared_ = nullptr;
};

}  // namespace

Loaded load(const fs::path& path, Diagnostics& problems) {
    Loader loader(problems);
    auto root = loader.load(path);
    if (!root) {
        problems.throw_if_any();
    }
    return {std::move(root.value().node), std::move(loader.files)};
}

}  // namespace cordon::input
