#include "input/source.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <fstream>
#include <tuple>

namespace cordon::input {
namespace {

using Byte = unsigned char;

/// Length of the UTF-8 sequence at `at`, 0 if it is not one.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const Byte lead = static_cast<Byte>(text[at]);
    if (lead < 0x80) {
        return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? 1 : 0;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) {
        return 0;
    }
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const Byte next = static_cast<Byte>(text[at + i]);
        if ((next & 0xC0U) != 0x80U) {
            return 0;
        }
        code = (code << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return overlong || surrogate || code > 0x10FFFF ? 0 : length;
}

}  // namespace

std::string Place::text() const {
    return line == 0 ? *source : fmt::format("{}:{}:{}", *source, line, column);
}

std::string Place::line_text() const {
    return line == 0 ? *source : fmt::format("{}:{}", *source, line);
}

std::weak_ordering operator<=>(const Place& a, const Place& b) {
    return std::tie(*a.source, a.line, a.column) <=> std::tie(*b.source, b.line, b.column);
}

std::string read_source(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw MissingFileError(path.string() + ": no such file");
    }
    if (!std::filesystem::is_regular_file(path, error)) {
        throw MissingFileError(path.string() + ": is not a file");
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text(source_size_max_bytes + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.eof() && !stream) {
        throw MissingFileError(path.string() + ": cannot be read");
    }
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

std::size_t first_invalid_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

}  // namespace cordon::input
