#pragma once

#include "output/part_file.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace cordon::output {

/// Text that is written piece by piece into a provisional file.
class TextFile {
public:
    /// Makes the file anew. \throws IoError
    explicit TextFile(const PartFile& part);

    /// \throws IoError, as when the disk is full
    void write(std::string_view text);

    /// Hands everything to the operating system. \throws IoError
    void close();

private:
    void check() const;

    std::filesystem::path path_;
    std::ofstream stream_;
};

/// Writes a whole text file, which appears under its name only when it is complete and on the
/// disk; an older file of that name is replaced. \throws IoError
void write_text_file(const std::filesystem::path& path, std::string_view text);

}  // namespace cordon::output
