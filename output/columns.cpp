#include "output/columns.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

namespace cordon::output {

std::vector<std::string> read_column(const h5::Group& group, const std::string& name,
                                     std::size_t size) {
    auto texts = group.texts(name);
    if (texts.size() != size) {
        throw IoError(fmt::format("{}: '{}' has {} entries ({}). The file is damaged",
                                  group.place(), name, texts.size(), size));
    }
    return texts;
}

}  // namespace cordon::output
