#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::input {

/// A file that was read, and what was in it.
struct FileRecord {
    std::string path;    ///< as named by the user, or relative to the file that extends it
    std::string sha256;  ///< of its bytes
};

/// Longest chain of `extends`, and most files one scenario may be put together from.
inline constexpr std::size_t extends_depth_max = 8;
inline constexpr std::size_t files_max = 64;

/// A scenario put together from its files.
struct Loaded {
    Node root;                      ///< merged; a mapping without `extends`
    std::vector<FileRecord> files;  ///< every file once, in the order of reading
};

/// Reads `path` and what it extends, and lays each file over those it extends.
///
/// `extends` is a path, or a list of paths of which later ones win, relative to the file. An item
/// of `jurisdictions` may extend a country file: it takes what that file says of its country,
/// beyond the files that the scenario extends itself, and its sources. Problems that leave a tree
/// to go on with are added to `problems`. \throws MissingFileError if `path` cannot be read \throws
/// ScenarioError    with all problems so far, if there is no tree to go on with
Loaded load(const std::filesystem::path& path, Diagnostics& problems);

}  // namespace cordon::input
