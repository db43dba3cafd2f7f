#pragma once

#include <filesystem>
#include <string_view>

namespace cordon::output {

/// Writes a whole text file, which appears under its name only when it is complete and on the
/// disk; an older file of that name is replaced. \throws IoError
void write_text_file(const std::filesystem::path& path, std::string_view text);

}  // namespace cordon::output
