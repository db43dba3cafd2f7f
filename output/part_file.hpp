#pragma once

#include <filesystem>

/// \file
/// Files that appear under their final name only when they are complete and on the disk.

namespace cordon::output {

/// A file being made. It lives beside its target as `<target>.part` until it is published, and is
/// removed if it never is. A killed process leaves the `.part`, never the target.
class PartFile {
public:
    explicit PartFile(std::filesystem::path target);
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile();

    [[nodiscard]] const std::filesystem::path& target() const noexcept { return target_; }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    /// Waits until the bytes are on the disk and gives the file its final name, replacing an
    /// older one. \pre the file has been written and closed. \throws IoError
    void publish();

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    bool published_ = false;
};

}  // namespace cordon::output
