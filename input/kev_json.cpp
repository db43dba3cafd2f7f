#include "input/kev_json.hpp"

#include "input/text_position.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>

namespace cordon::input {
namespace {

using Json = nlohmann::json;

/// Walks over a text and lets the handler know how far the parser has read.
class WatchedIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    WatchedIterator(pointer at, pointer* reached) : at_(at), reached_(reached) {}

    reference operator*() const { return *at_; }
    WatchedIterator& operator++() {
        *reached_ = ++at_;
        return *this;
    }
    WatchedIterator operator++(int) {
        const auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const WatchedIterator& a, const WatchedIterator& b) {
        return a.at_ == b.at_;
    }
    friend bool operator!=(const WatchedIterator& a, const WatchedIterator& b) {
        return a.at_ != b.at_;
    }

private:
    pointer at_;
    pointer* reached_;
};

/// Keeps of the parser's events what belongs to a catalogue.
class KevHandler : public nlohmann::json_sax<Json> {
public:
    KevHandler(std::string_view text, const SourceName& name, Diagnostics& problems)
        : text_(text), reached_(text.data()), position_(text, name), problems_(problems) {}

    KevJson found;

    WatchedIterator begin() { return {text_.data(), &reached_}; }
    WatchedIterator end() { return {text_.data() + text_.size(), &reached_}; }

    [[nodiscard]] bool has_list() const { return has_list_; }

    bool null() override { return other("null"); }
    bool boolean(bool /*value*/) override { return other("true or false"); }
    bool number_integer(number_integer_t /*value*/) override { return other("a number"); }
    bool number_unsigned(number_unsigned_t value) override {
        if (depth_ == 1 && key_ == "count") {
            found.count = Stated{std::to_string(value), token_place()};
        }
        return other("a number");
    }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
        return other("a number");
    }
    bool binary(binary_t& /*value*/) override { return other("bytes"); }

    bool string(string_t& value) override {
        if (depth_ == 1 && key_ == "dateReleased") {
            found.released = Stated{value, token_place()};
        }
        if (auto* slot = wanted()) {
            *slot = Stated{value, token_place()};
            return true;
        }
        return other("text");
    }
    bool key(string_t& value) override {
        key_ = value;
        const auto* slot = wanted();
        if (slot != nullptr && slot->has_value()) {
            problems_.add(token_place(), "", fmt::format("'{}' is there twice", value));
        }
        return true;
    }

    bool start_object(std::size_t /*size*/) override {
        if (depth_ == 2 && in_list_) {
            found.records.push_back({{}, token_place()});
        } else {
            other("an object");
        }
        ++depth_;
        return true;
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*size*/) override {
        if (depth_ == 1 && key_ == "vulnerabilities") {
            has_list_ = in_list_ = true;
        } else {
            other("a list");
        }
        ++depth_;
        return true;
    }
    bool end_array() override {
        --depth_;
        in_list_ = in_list_ && depth_ > 1;
        return true;
    }

    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const Json::exception& error) override {
        // "[json.exception...] parse error at line 3, column 9: syntax error while parsing ..."
        std::string_view reason = error.what();
        const auto colon = reason.find(": ");
        reason.remove_prefix(colon == std::string_view::npos ? 0 : colon + 2);
        const bool cut_short = reason.find("unexpected end of input") != std::string_view::npos ||
                               reason.find("missing closing quote") != std::string_view::npos;
        const auto read = static_cast<std::size_t>(reached_ - text_.data());
        problems_.add(
            position_.at(cut_short || read == 0 ? read : read - 1), "",
            fmt::format("{}: {}", cut_short ? "the file is cut short" : "no JSON", reason));
        if (in_list_ && depth_ > 2) {
            found.records.pop_back();  // unfinished
        }
        return false;
    }

private:
    /// Where the value that was named last goes; null unless it is one we read of an entry.
    std::optional<Stated>* wanted() {
        if (depth_ != 3 || !in_list_) {
            return nullptr;
        }
        const auto known = std::find(kev_keys.begin(), kev_keys.end(), key_);
        const auto index = static_cast<std::size_t>(known - kev_keys.begin());
        return known == kev_keys.end() ? nullptr : &found.records.back().values[index];
    }

    /// Reports a value of another kind than what belongs here.
    bool other(std::string_view kind) {
        if (auto* slot = wanted()) {
            problems_.add(token_place(), key_, fmt::format("expected text, found {}", kind));
            *slot = Stated{"", {}};
        } else if (depth_ == 2 && in_list_) {
            problems_.add(token_place(), "vulnerabilities",
                          fmt::format("expected an object, found {}", kind));
        }
        return true;
    }

    /// The start of the token that was read last; the parser may have read one character more.
    Place token_place() {
        const auto is_plain = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' ||
                   c == '+';
        };
        auto start = static_cast<std::size_t>(reached_ - text_.data());
        if (start > 0 && text_[start - 1] == '"') {
            do {
                start = text_.rfind('"', start - 2) + 1;
            } while (is_escaped(start - 1));
            return position_.at(start - 1);
        }
        if (start > 0 && !is_plain(text_[start - 1])) {
            --start;
        }
        while (start > 0 && is_plain(text_[start - 1])) {
            --start;
        }
        return position_.at(start);
    }

    /// True if an odd number of backslashes stands before `at`.
    [[nodiscard]] bool is_escaped(std::size_t at) const {
        std::size_t start = at;
        while (start > 0 && text_[start - 1] == '\\') {
            --start;
        }
        return (at - start) % 2 == 1;
    }

    std::string_view text_;
    const char* reached_;
    TextPosition position_;
    Diagnostics& problems_;
    std::string key_;
    int depth_ = 0;
    bool has_list_ = false;
    bool in_list_ = false;
};

}  // namespace

KevJson parse_kev_json(std::string_view text, const SourceName& name, Diagnostics& problems) {
    KevHandler handler(text, name, problems);
    if (!Json::sax_parse(handler.begin(), handler.end(), &handler)) {
        handler.found.count.reset();  // what is missing has been reported
    } else if (!handler.has_list()) {
        problems.add({name, 1, 1}, "",
                     "no list 'vulnerabilities', so this is no catalogue of known exploited "
                     "vulnerabilities");
    }
    return std::move(handler.found);
}

}  // namespace cordon::input
