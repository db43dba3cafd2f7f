#pragma once

#include "base/error.hpp"
#include "input/provenance.hpp"
#include "input/scenario.hpp"
#include "input/yaml_events.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

/// \file
/// What the tests of the reader share: trees from text, files in a folder of their own, and the
/// problems of a scenario.

namespace cordon::test {

inline const std::filesystem::path source_folder = CORDON_SOURCE_DIR;
inline const std::filesystem::path czechia = source_folder / "scenarios/czechia.yaml";
inline const std::filesystem::path europe = source_folder / "scenarios/base/europe.yaml";

/// The tree of `text`, in a file shown as `name`. \pre it is readable
inline input::Node tree(std::string_view text, const std::string& name = "t.yaml") {
    input::Diagnostics problems;
    auto node = input::parse_yaml(text, std::make_shared<const std::string>(name), problems);
    problems.throw_if_any();
    input::annotate_provenance(*node, problems);
    problems.throw_if_any();
    return *node;
}

/// What parse_yaml has to say about `text`.
inline std::vector<std::string> complaints(std::string_view text) {
    input::Diagnostics problems;
    input::parse_yaml(text, std::make_shared<const std::string>("t.yaml"), problems);
    return problems.lines();
}

/// A folder that is gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        static std::atomic<int> count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("cordon_test_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::filesystem::path write(const std::string& name, std::string_view text) {
        auto path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private:
    std::filesystem::path path_;
};

/// The problems of a scenario file; none if it is good.
inline std::vector<std::string> problems_of(const std::filesystem::path& path,
                                            const std::vector<input::Override>& changes = {}) {
    try {
        input::Scenario::read(path, changes);
        return {};
    } catch (const ScenarioError& error) {
        return error.problems();
    }
}

}  // namespace cordon::test
