#include "output/text_file.hpp"

#include "base/error.hpp"
#include "output/part_file.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <system_error>

namespace cordon::output {

void write_text_file(const std::filesystem::path& path, std::string_view text) {
    PartFile part(path);
    std::ofstream stream(part.path(), std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) {
        throw IoError(fmt::format("{}: cannot be written ({})", part.path().string(),
                                  std::generic_category().message(errno)));
    }
    part.publish();
}

}  // namespace cordon::output
