#include "input/csv.hpp"

#include "input/suggestion.hpp"
#include "input/text_position.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, const SourceName& name, Diagnostics& problems)
        : text_(text), position_(text, name), problems_(problems) {}

    /// The next row that is not an empty line; no fields at the end.
    CsvRow next_row() {
        while (take_line_end()) {
        }
        CsvRow row{{}, position_.at(at_)};
        if (at_end()) {
            return row;
        }
        do {
            row.fields.push_back(starts_with('"') ? quoted_field() : plain_field());
        } while (take(','));
        take_line_end();
        return row;
    }

private:
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] bool starts_with(char c) const { return text_.substr(at_).starts_with(c); }
    [[nodiscard]] std::size_t line_end_length() const {
        const auto rest = text_.substr(at_);
        return rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
    }
    [[nodiscard]] bool at_field_end() const {
        return at_end() || starts_with(',') || line_end_length() > 0;
    }

    bool take(char c) {
        const bool found = starts_with(c);
        at_ += found ? 1 : 0;
        return found;
    }
    bool take_line_end() {
        const auto length = line_end_length();
        at_ += length;
        return length > 0;
    }

    std::string rest_of_field() {
        const auto start = at_;
        while (!at_field_end()) {
            ++at_;
        }
        return std::string(text_.substr(start, at_ - start));
    }

    Stated plain_field() {
        Stated field{{}, position_.at(at_)};
        field.text = rest_of_field();
        if (field.text.find('"') != std::string::npos) {
            problems_.add(field.place, "",
                          "a quote inside a field that is not quoted (quote the whole field, "
                          "and double the quotes in it)");
        }
        if (field.text.find('\r') != std::string::npos) {
            problems_.add(field.place, "",
                          "a carriage return without a line feed (end lines in "
                          "LF or CRLF)");
        }
        return field;
    }

    Stated quoted_field() {
        Stated field{{}, position_.at(at_++)};
        for (;;) {
            const auto quote = text_.find('"', at_);
            if (quote == std::string_view::npos) {
                problems_.add(field.place, "", "this quote is never closed");
                at_ = text_.size();
                return field;
            }
            field.text += text_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (!take('"')) {
                break;
            }
            field.text += '"';
        }
        if (!at_field_end()) {
            problems_.add(position_.at(at_), "",
                          "text behind a closing quote (expected a comma or "
                          "the end of the line)");
            rest_of_field();
        }
        return field;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    TextPosition position_;
    Diagnostics& problems_;
};

std::vector<std::string> header_words(const CsvRow& header, Diagnostics& problems) {
    std::vector<std::string> words;
    for (const auto& field : header.fields) {
        if (std::find(words.begin(), words.end(), field.text) != words.end()) {
            problems.add(field.place, "", fmt::format("column '{}' is there twice", field.text));
        }
        words.push_back(field.text);
    }
    return words;
}

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, const SourceName& name,
                              const std::vector<std::string>& columns, Diagnostics& problems) {
    CsvReader reader(text, name, problems);
    const auto header = reader.next_row();
    const auto words = header_words(header, problems);
    std::vector<std::size_t> picked;
    for (const auto& column : columns) {
        const auto found = std::find(words.begin(), words.end(), column);
        if (found == words.end()) {
            problems.add(header.place, "",
                         fmt::format("no column '{}' (the first line must name {}){}", column,
                                     fmt::join(columns, ", "), did_you_mean(column, words)));
        }
        picked.push_back(static_cast<std::size_t>(found - words.begin()));
    }
    std::vector<CsvRow> rows;
    if (std::find(picked.begin(), picked.end(), words.size()) != picked.end()) {
        return rows;
    }
    for (auto row = reader.next_row(); !row.fields.empty(); row = reader.next_row()) {
        if (row.fields.size() != words.size()) {
            problems.add(row.place, "",
                         fmt::format("a row of {} fields (there are {} columns)", row.fields.size(),
                                     words.size()));
            continue;
        }
        CsvRow kept{{}, row.place};
        for (const auto index : picked) {
            kept.fields.push_back(row.fields[index]);
        }
        rows.push_back(std::move(kept));
    }
    return rows;
}

}  // namespace cordon::input
