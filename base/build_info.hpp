#pragma once

#include <string_view>

namespace cordon::build_info {

extern const std::string_view version;   ///< of the program, e.g. "0.1.0"
extern const std::string_view commit;    ///< git commit it was built from, or "unknown"
extern const std::string_view compiler;  ///< name and version
extern const std::string_view type;      ///< CMake build type

}  // namespace cordon::build_info
