#include "input/yaml_writer.hpp"

#include "input/canonical_json.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using cordon::test::tree;

TEST_CASE("written YAML reads back as the same tree", "[input]") {
    const auto root = tree(R"(
a: {b: 1, "5 %": 2 days, c: [], d: {}, "": x, e: null}
f: [x, "y, z", "10", 3]
g: [{name: n, list: [{name: m}, {}, [1, [2]]]}, word]
h: "quoted: text # with \"everything\"\n"
i: >
  Folded over
  two lines.
j:
  - plain, with a comma
  - what about [this]
k: NO
)");
    const auto text = yaml_text(root, Origins::hidden);
    CAPTURE(text);
    CHECK(canonical_json(tree(text)) == canonical_json(root));
}

TEST_CASE("origins stand behind the values, and are comments", "[input]") {
    const auto root = tree("a: 1\nb: {c: [x, y],\n  d: two words}\n", "f.yaml");
    const auto text = yaml_text(root, Origins::shown);
    CHECK(text == "a: 1  # f.yaml:1\nb:\n  c: [x, y]  # f.yaml:2\n  d: two words  # f.yaml:3\n");
    CHECK(canonical_json(tree(text)) == canonical_json(root));
}
