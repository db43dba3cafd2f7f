#include "tests/input/tree.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

using namespace cordon;

namespace {

/// The messages a bad scenario must give: its leading lines `# expect: <fragment>`.
std::vector<std::string> expectations_of(const std::filesystem::path& path) {
    const std::string marker = "# expect: ";
    std::vector<std::string> fragments;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line) && line.starts_with(marker);) {
        fragments.push_back(line.substr(marker.size()));
    }
    return fragments;
}

std::set<std::filesystem::path> bad_scenarios() {
    std::set<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(test::source_folder / "tests/bad_scenarios")) {
        paths.insert(entry.path());
    }
    return paths;
}

}  // namespace

TEST_CASE("every bad scenario gives the problems on its first lines, and no others", "[input]") {
    const auto paths = bad_scenarios();
    REQUIRE(paths.size() >= 20);
    for (const auto& path : paths) {
        const auto fragments = expectations_of(path);
        const auto problems = test::problems_of(path);
        INFO(path.filename().string());
        for (const auto& problem : problems) {
            UNSCOPED_INFO(problem);
        }
        CHECK(fragments.size() >= 1);
        CHECK(problems.size() == fragments.size());
        for (const auto& fragment : fragments) {
            INFO("expected: " + fragment);
            CHECK(std::any_of(problems.begin(), problems.end(), [&](const std::string& problem) {
                return problem.find(fragment) != std::string::npos;
            }));
        }
    }
}
