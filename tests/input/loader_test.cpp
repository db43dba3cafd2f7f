#include "input/loader.hpp"

#include "base/sha256.hpp"
#include "input/canonical_json.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace cordon;
using namespace cordon::input;
using Catch::Contains;

namespace {

std::string problem_of_loading(const std::filesystem::path& path) {
    Diagnostics problems;
    try {
        load(path, problems);
    } catch (const ScenarioError&) {
        return problems.lines().front();
    }
    return problems.count() == 0 ? "" : problems.lines().front();
}

}  // namespace

TEST_CASE("a file lies over those it extends, later ones over earlier", "[input]") {
    test::TemporaryFolder folder;
    folder.write("base/a.yaml", "{x: 1, y: 1, z: 1}");
    folder.write("base/b.yaml", "{extends: a.yaml, y: 2, z: 2}");
    folder.write("c.yaml", "{z: 3, w: 3}");
    const auto top = folder.write("top.yaml", "{extends: [base/b.yaml, c.yaml], w: 4}");
    Diagnostics problems;
    const auto loaded = load(top, problems);
    CHECK(canonical_json(loaded.root) == R"({"w":4,"x":1,"y":2,"z":3})");
    REQUIRE(loaded.files.size() == 4);
    CHECK(loaded.files[0].path == top.string());
    CHECK(loaded.files[2].sha256 == sha256("{x: 1, y: 1, z: 1}"));
}

TEST_CASE("extends that cannot be followed are reported where they stand", "[input]") {
    test::TemporaryFolder folder;
    CHECK_THAT(problem_of_loading(folder.write("a.yaml", "extends: none.yaml")),
               Contains("a.yaml:1:10: extends: ") && Contains("none.yaml: no such file"));
    CHECK_THAT(problem_of_loading(folder.write("b.yaml", "extends: b.yaml")),
               Contains("extends itself"));
    CHECK_THAT(problem_of_loading(folder.write("c.yaml", "extends: {a: 1}")),
               Contains("expected the path of a file, found a mapping"));
    CHECK_THAT(problem_of_loading(folder.write("d.yaml", "[1, 2]")),
               Contains("expected a mapping, found a list"));
}

TEST_CASE("a cycle through other files is found", "[input]") {
    test::TemporaryFolder folder;
    folder.write("a.yaml", "extends: sub/../b.yaml");
    const auto path = folder.write("b.yaml", "extends: ./a.yaml");
    CHECK_THAT(problem_of_loading(path), Contains("extends itself"));
}

TEST_CASE("chains of 8 are read, longer ones and floods of files are not", "[input]") {
    test::TemporaryFolder folder;
    folder.write("f0.yaml", "x: 1");
    for (int i = 1; i <= 9; ++i) {
        folder.write(fmt::format("f{}.yaml", i), fmt::format("extends: f{}.yaml", i - 1));
        folder.write(fmt::format("g{}.yaml", i), fmt::format("extends: [g{0}.yaml, g{0}.yaml, "
                                                             "g{0}.yaml]",
                                                             i - 1));
    }
    const auto longest = folder.write("ok.yaml", "extends: f7.yaml");
    CHECK(problem_of_loading(longest).empty());
    CHECK_THAT(problem_of_loading(folder.write("long.yaml", "extends: f8.yaml")),
               Contains("reaches deeper than 8 files"));
    folder.write("g0.yaml", "x: 1");
    CHECK_THAT(problem_of_loading(folder.write("flood.yaml", "extends: g7.yaml")),
               Contains("more than 64 files in all"));
}

TEST_CASE("two items of one list with one name are reported, not merged", "[input]") {
    test::TemporaryFolder folder;
    CHECK_THAT(problem_of_loading(folder.write("a.yaml", "l: [{name: x}, {name: x}]")),
               Contains("a.yaml:1:16: l: name 'x' is used twice"));
}
