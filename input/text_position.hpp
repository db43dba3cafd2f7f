#pragma once

#include "input/source.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

namespace cordon::input {

/// Turns offsets in a text into lines and columns, columns counted in characters of UTF-8.
class TextPosition {
public:
    /// \param text  must outlive this
    TextPosition(std::string_view text, SourceName name) : text_(text), name_(std::move(name)) {}

    /// \pre offsets do not fall from call to call
    [[nodiscard]] Place at(std::size_t offset) {
        for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
            const auto byte = static_cast<unsigned char>(text_[offset_]);
            if (byte == '\n') {
                ++line_;
                column_ = 1;
            } else if ((byte & 0xC0U) != 0x80U) {
                ++column_;
            }
        }
        return {name_, line_, column_};
    }

private:
    std::string_view text_;
    SourceName name_;
    std::size_t offset_ = 0;
    int line_ = 1;
    int column_ = 1;
};

/// `text` without the byte-order mark that some programs put at the start of a file.
constexpr std::string_view without_bom(std::string_view text) {
    return text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

}  // namespace cordon::input
