#pragma once

#include <filesystem>

namespace cordon::output {

/// Keeps other processes that ask for the same lock out of a folder for as long as it lives.
/// Goes with the process, so that none is left by one that was killed.
class FolderLock {
public:
    /// Waits until the folder is free. \throws IoError if it cannot be opened or locked
    explicit FolderLock(const std::filesystem::path& folder);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int descriptor_;
};

}  // namespace cordon::output
