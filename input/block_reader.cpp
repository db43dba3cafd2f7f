#include "input/block_reader.hpp"

#include "input/suggestion.hpp"
#include "input/value.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

/// `place`, behind what the owner of the value there puts before it.
std::string owned(const Node& node, const std::string& place) {
    return node.owner == nullptr
               ? place
               : fmt::format("{}{}{}", *node.owner, place.empty() ? "" : ".", place);
}

}  // namespace

BlockReader::BlockReader(const Node& node, std::string path, Reading& reading)
    : node_(node), path_(std::move(path)), reading_(reading) {}

std::string BlockReader::path_of(std::string_view key) const {
    const Node* found = node_.find(key);
    return owned(found != nullptr ? *found : node_, place_of(key));
}

std::string BlockReader::place_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

const Node* BlockReader::take(std::string_view key) {
    known_.emplace(key);
    const Node* found = node_.find(key);
    if (found == nullptr) {
        missing_.emplace_back(key);
    }
    return found;
}

bool BlockReader::has(std::string_view key) {
    known_.emplace(key);
    return node_.find(key) != nullptr;
}

bool BlockReader::says(std::string_view key, std::string_view word) {
    const Node* found = node_.find(key);
    return found != nullptr && found->is_scalar() && found->text == word;
}

std::vector<std::string> BlockReader::keys() const {
    std::vector<std::string> keys;
    for (const auto& entry : node_.entries) {
        keys.push_back(entry.key);
    }
    return keys;
}

void BlockReader::refuse(std::string_view key, std::string_view message) {
    known_.emplace(key);
    const Node* found = node_.find(key);
    reading_.problems.add(found != nullptr ? found->place : node_.place,
                          found != nullptr ? path_of(key) : owned(node_, path_), message);
}

void BlockReader::refuse_whole(std::string_view message) {
    reading_.problems.add(node_.place, owned(node_, path_), message);
}

void BlockReader::block(std::string_view key, const Read& read) {
    const Node* found = take(key);
    if (found == nullptr) {
        return;
    }
    if (!found->is_mapping()) {
        refuse(key, "expected a mapping, found " + described(*found));
        return;
    }
    BlockReader inner(*found, place_of(key), reading_);
    read(inner);
    inner.finish();
}

void BlockReader::instead(const Node& node, const Read& read) {
    BlockReader inner(node, path_, reading_);
    read(inner);
    inner.finish();
}

void BlockReader::each(std::string_view key, std::size_t least, const Read& read) {
    const Node* found = take(key);
    if (found == nullptr) {
        return;
    }
    if (!found->is_sequence() || found->items.size() < least) {
        refuse(key, fmt::format("expected a list of {} or more, found {}", least,
                                found->is_sequence() ? "less" : described(*found)));
        return;
    }
    for (std::size_t i = 0; i < found->items.size(); ++i) {
        const Node& item = found->items[i];
        const auto place = fmt::format("{}.{}", place_of(key), item.name());
        const Node* name = item.find("name");
        if (name == nullptr || !name->is_scalar()) {
            reading_.problems.add(item.place, path_of(key), "an item needs a `name`");
            continue;
        }
        check_name(*name, owned(item, place), reading_.problems);
        BlockReader inner(item, place, reading_);
        inner.known_.emplace("name");
        read(inner);
        if (!inner.missing_.empty()) {
            // An item that lacks keys may be one of a base file with its name misspelt.
            auto others = names_in(found, "").words;
            std::erase(others, std::string(item.name()));
            inner.hint_ = did_you_mean(item.name(), others);
        }
        inner.finish();
    }
}

std::string BlockReader::text(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr) {
        return {};
    }
    if (!node->is_scalar() || node->text.empty()) {
        refuse(key, "expected a text, found " + described(*node));
        return {};
    }
    return node->text;
}

bool BlockReader::flag(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr) {
        return false;
    }
    const bool is_plain = node->is_scalar() && !node->quoted;
    if (!is_plain || (node->text != "true" && node->text != "false")) {
        refuse(key, "expected true or false, found " + described(*node));
    }
    return node->text == "true";
}

Date BlockReader::date(std::string_view key) {
    const Date fallback(2000, 1, 1);
    const Node* node = take(key);
    if (node == nullptr) {
        return fallback;
    }
    const Node* value = plain_value(*node, path_of(key), "a date", reading_.problems);
    if (value == nullptr) {
        return fallback;
    }
    const auto date = Date::parse(value->text);
    if (!date) {
        refuse(key, described(*value) + " is not a date (an existing day, as YYYY-MM-DD)");
        return fallback;
    }
    if (node->is_mapping()) {
        record({path_of(key), provenance_of(*node), Certainty::known, "1", 0});
    }
    return *date;
}

CalendarSpan BlockReader::calendar_span(std::string_view key) {
    const CalendarSpan fallback{.months = 1};
    const Node* node = take(key);
    if (node == nullptr) {
        return fallback;
    }
    const auto span = node->is_scalar() ? parse_calendar_span(node->text) : std::nullopt;
    if (!span) {
        refuse(key, fmt::format("{} is not a time (a whole number of days, weeks, months or "
                                "years, at most {} years)",
                                described(*node), span_max_years));
    }
    return span.value_or(fallback);
}

std::size_t BlockReader::index_of(const Node& word, const std::string& path, const Names& words) {
    const auto index = word.is_scalar() ? words.index_of(word.text) : std::nullopt;
    if (!index) {
        const bool few = words.words.size() <= 8;
        reading_.problems.add(
            word.place, path,
            fmt::format("{} is not a {}{}{}", described(word), words.kind,
                        few ? fmt::format(" (there are {})", fmt::join(words.words, ", ")) : "",
                        did_you_mean(word.text, words.words)));
    }
    return index.value_or(0);
}

std::size_t BlockReader::choice(std::string_view key, const Names& words) {
    const Node* node = take(key);
    return node == nullptr ? 0 : index_of(*node, path_of(key), words);
}

std::string BlockReader::word(std::string_view key, const Names& words) {
    const std::size_t before = problem_count();
    const std::size_t index = choice(key, words);
    return problem_count() == before && index < words.words.size() ? words.words[index] : "";
}

std::vector<std::size_t> BlockReader::choices(std::string_view key, const Names& words) {
    std::vector<std::size_t> indices;
    const Node* node = take(key);
    if (node == nullptr) {
        return indices;
    }
    if (!node->is_sequence() || node->items.empty()) {
        refuse(key, fmt::format("expected a list of names ({}), found {}", words.kind,
                                node->is_sequence() ? "an empty one" : described(*node)));
        return indices;
    }
    for (const auto& item : node->items) {
        const auto index = index_of(item, path_of(key), words);
        if (std::find(indices.begin(), indices.end(), index) == indices.end()) {
            indices.push_back(index);
        }
    }
    return indices;
}

std::vector<bool> BlockReader::scope(std::string_view key, const Names& words) {
    const bool all = says(key, "all");
    std::vector<bool> included(words.words.size(), all);
    if (all) {
        known_.emplace(key);
        return included;
    }
    for (const auto index : choices(key, words)) {
        if (index < included.size()) {
            included[index] = true;
        }
    }
    return included;
}

void BlockReader::finish() {
    const std::vector<std::string> known(known_.begin(), known_.end());
    for (const auto& entry : node_.entries) {
        if (known_.contains(entry.key) || is_provenance_key(entry.key)) {
            continue;
        }
        // A key that is missing and resembles this one is this one, misspelt: one problem.
        const auto meant = closest(entry.key, missing_);
        reading_.problems.add(
            entry.place, path_of(entry.key),
            "unknown key" + did_you_mean(entry.key, meant.empty() ? known : std::vector{meant}));
        std::erase(missing_, meant);
    }
    if (!missing_.empty()) {
        reading_.problems.add(node_.place, owned(node_, path_),
                              fmt::format("missing {} {}{}", missing_.size() == 1 ? "key" : "keys",
                                          fmt::join(missing_, ", "), hint_));
    }
}

}  // namespace cordon::input
