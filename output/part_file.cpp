#include "output/part_file.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace cordon::output {
namespace {

void wait_for_disk(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int reason = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!synced) {
        throw IoError(fmt::format("{}: cannot be brought to disk ({})", path.string(),
                                  std::generic_category().message(reason)));
    }
}

}  // namespace

PartFile::PartFile(std::filesystem::path target) : target_(std::move(target)), path_(target_) {
    path_ += ".part";
}

PartFile::~PartFile() {
    if (!published_) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
}

void PartFile::publish() {
    CORDON_EXPECT(!published_);
    wait_for_disk(path_);
    std::error_code error;
    std::filesystem::rename(path_, target_, error);
    if (error) {
        throw IoError(fmt::format("{}: cannot be renamed to '{}' ({})", path_.string(),
                                  target_.string(), error.message()));
    }
    published_ = true;
    const auto folder = target_.parent_path();
    wait_for_disk(folder.empty() ? std::filesystem::path(".") : folder);
}

}  // namespace cordon::output
