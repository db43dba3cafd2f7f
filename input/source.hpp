#pragma once

#include <compare>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace cordon::input {

/// The name under which a file, or an argument of the command line, is shown to the user.
using SourceName = std::shared_ptr<const std::string>;

/// Where something was written. Lines and columns count from 1; line 0 means the whole source.
struct Place {
    SourceName source;
    int line = 0;
    int column = 0;

    /// `file:line:column`, or `file` alone for the whole source.
    [[nodiscard]] std::string text() const;
    /// `file:line`, or `file` alone for the whole source.
    [[nodiscard]] std::string line_text() const;

    friend std::weak_ordering operator<=>(const Place& a, const Place& b);
    friend bool operator==(const Place& a, const Place& b) { return (a <=> b) == 0; }
};

/// A scenario is written by hand; whatever is larger is something else.
inline constexpr std::size_t source_size_max_bytes = 4'000'000;

/// The bytes of a file, at most source_size_max_bytes + 1 of them.
/// \throws MissingFileError if it does not exist or cannot be read
std::string read_source(const std::filesystem::path& path);

/// Offset of the first byte that is not part of valid UTF-8 text without control characters
/// (tabs and line ends are fine); npos if there is none.
std::size_t first_invalid_byte(std::string_view text);

}  // namespace cordon::input
