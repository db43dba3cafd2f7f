#include "output/folder_lock.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace cordon::output {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    int result = descriptor_ < 0 ? -1 : ::flock(descriptor_, LOCK_EX);
    while (descriptor_ >= 0 && result != 0 && errno == EINTR) {
        result = ::flock(descriptor_, LOCK_EX);
    }
    if (result != 0) {
        const int reason = errno;
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
        throw IoError(fmt::format("{}: the folder cannot be locked ({})", folder.string(),
                                  std::generic_category().message(reason)));
    }
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

}  // namespace cordon::output
