#pragma once

#include "base/calendar.hpp"
#include "input/calendar_span.hpp"
#include "input/distribution.hpp"
#include "input/quantity.hpp"
#include "input/range.hpp"
#include "input/reading.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// A number as drawn, with what it might have been.
struct Drawn {
    double value;
    double central;  ///< central_value(): what the file gives as the number in the middle
    double lowest;   ///< of usual_values(), within the allowed range
    double highest;  ///< likewise
};

/// The value of a number read by whole_drawn(); 1 where it was wrong.
std::uint64_t count_of(const Drawn& number);

/// Reads one mapping of a scenario, key by key. Name, dimension and range of a key appear once, in
/// the call that reads it; there are no defaults.
///
/// Problems go to the Reading and nothing is thrown: a number that is wrong comes back as NaN, a
/// word as an empty string, a reference as 0. Such results must not be used further than for
/// finding more problems, and checks must let NaN pass. Keys nobody asked for and keys that are
/// missing are reported at the end of the mapping, a misspelt key once.
class BlockReader {
public:
    BlockReader(const Node& node, std::string path, Reading& reading);

    using Read = std::function<void(BlockReader&)>;

    /// Reads the mapping under `key`.
    void block(std::string_view key, const Read& read);
    /// Reads `node`, another mapping in the place of this one.
    void instead(const Node& node, const Read& read);
    /// Reads each item of a list of mappings with names; `least` is the least number of them.
    void each(std::string_view key, std::size_t least, const Read& read);

    /// A number with its unit, or a distribution, drawn; in the dimension's own unit.
    double number(std::string_view key, const Dimension& dimension, const Range& range);
    Drawn drawn(std::string_view key, const Dimension& dimension, const Range& range);
    /// The same for a number that must be whole; draws are rounded.
    Drawn whole_drawn(std::string_view key, const Dimension& dimension, const Range& range);

    /// A threshold or the like: one plain number with its unit.
    double plain_number(std::string_view key, const Dimension& dimension);
    /// A plain whole number without a unit, in [low, high].
    std::uint64_t whole(std::string_view key, std::uint64_t low, std::uint64_t high);
    std::string text(std::string_view key);
    bool flag(std::string_view key);
    Date date(std::string_view key);
    CalendarSpan calendar_span(std::string_view key);
    /// The place in `words` of the word under `key`.
    std::size_t choice(std::string_view key, const Names& words);
    /// The word itself; empty if it is none of `words`.
    std::string word(std::string_view key, const Names& words);
    std::vector<std::size_t> choices(std::string_view key, const Names& words);
    /// `all`, or a list of names that is not empty: one flag for each of `words`.
    std::vector<bool> scope(std::string_view key, const Names& words);

    [[nodiscard]] std::string_view name() const { return node_.name(); }
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    /// Whether `key` is there; a key that may be absent is asked for with this first.
    bool has(std::string_view key);
    /// Whether the value of `key` is this word.
    bool says(std::string_view key, std::string_view word);
    [[nodiscard]] std::vector<std::string> keys() const;

    /// Reports a problem with the value of `key`, or with the whole mapping.
    void refuse(std::string_view key, std::string_view message);
    void refuse_whole(std::string_view message);
    [[nodiscard]] std::size_t problem_count() const { return reading_.problems.count(); }
    [[nodiscard]] bool is_checking() const { return reading_.pass == Pass::check; }

    /// Reports missing and unknown keys. block() and each() call it for what they read.
    void finish();

private:
    const Node* take(std::string_view key);
    /// The place of `key` as the scenario's text has it.
    [[nodiscard]] std::string path_of(std::string_view key) const;
    /// The same as if nothing belonged to another part of the scenario.
    [[nodiscard]] std::string place_of(std::string_view key) const;
    void check(const Distribution& distribution, const Node& node, const std::string& path,
               const Dimension& dimension, const Range& range);
    void record(NumberRecord number);
    std::size_t index_of(const Node& word, const std::string& path, const Names& words);

    const Node& node_;
    std::string path_;
    Reading& reading_;
    std::set<std::string, std::less<>> known_;
    std::vector<std::string> missing_;
    std::string hint_;  ///< behind the report of missing keys
};

}  // namespace cordon::input
