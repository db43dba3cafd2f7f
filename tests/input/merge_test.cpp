#include "input/merge.hpp"

#include "input/canonical_json.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using cordon::test::tree;

namespace {

std::string merged(std::string_view base, std::string_view over) {
    auto root = tree(base, "base.yaml");
    merge(root, tree(over, "over.yaml"));
    return canonical_json(root);
}

}  // namespace

TEST_CASE("mappings merge by key, lists of named items by name, other lists replace", "[input]") {
    CHECK(merged("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4, e: 5}}") ==
          R"({"a":1,"b":{"c":2,"d":4,"e":5}})");
    CHECK(
        merged("l: [{name: x, v: 1}, {name: y, v: 2}]", "l: [{name: y, v: 3}, {name: z, v: 4}]") ==
        R"({"l":[{"name":"x","v":1},{"name":"y","v":3},{"name":"z","v":4}]})");
    CHECK(merged("l: [1, 2, 3]", "l: [4]") == R"({"l":[4]})");
    CHECK(merged("l: [{name: x}]", "l: []") == R"({"l":[]})");
    CHECK(merged("l: {a: 1}", "l: 2") == R"({"l":2})");
}

TEST_CASE("null deletes a key, and leaves nothing behind where there was none", "[input]") {
    CHECK(merged("{a: 1, b: 2}", "a: null") == R"({"b":2})");
    CHECK(merged("{a: {b: 1, c: 2}}", "a: {b: null}") == R"({"a":{"c":2}})");
    CHECK(merged("{a: 1}", "b: {c: null, d: 1}") == R"({"a":1,"b":{"d":1}})");
}

TEST_CASE("a new value takes the old value's source and quality with it", "[input]") {
    const auto old = "n: {pert: [1, 2, 3], source: old, quality: measured}";
    CHECK(merged(old, "n: 5") == R"({"n":5})");
    CHECK(merged(old, "n: {value: 5}") == R"({"n":{"value":5}})");
    CHECK(merged(old, "n: {uniform: [1, 2], source: new}") ==
          R"({"n":{"source":"new","uniform":[1,2]}})");
}

TEST_CASE("a better source for the same value leaves the value", "[input]") {
    CHECK(merged("n: {pert: [1, 2, 3], source: old, quality: expert}", "n: {source: new}") ==
          R"({"n":{"pert":[1,2,3],"quality":"expert","source":"new"}})");
}

TEST_CASE("every value keeps the place of the file it comes from", "[input]") {
    auto root = tree("{a: 1, b: {c: 2, d: 3}}", "base.yaml");
    merge(root, tree("\nb: {d: 4}", "over.yaml"));
    CHECK(root.find("a")->place.text() == "base.yaml:1:5");
    CHECK(root.find("b")->find("c")->place.line_text() == "base.yaml:1");
    CHECK(root.find("b")->find("d")->place.line_text() == "over.yaml:2");
}
