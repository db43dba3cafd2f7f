#include "output/text_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <system_error>

namespace cordon::output {

TextFile::TextFile(const PartFile& part)
    : path_(part.path()), stream_(path_, std::ios::binary | std::ios::trunc) {
    check();
}

void TextFile::check() const {
    if (!stream_) {
        throw IoError(fmt::format("{}: cannot be written ({})", path_.string(),
                                  std::generic_category().message(errno)));
    }
}

void TextFile::write(std::string_view text) {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    check();
}

void TextFile::close() {
    stream_.close();
    check();
}

void write_text_file(const std::filesystem::path& path, std::string_view text) {
    PartFile part(path);
    TextFile file(part);
    file.write(text);
    file.close();
    part.publish();
}

}  // namespace cordon::output
