#include "input/yaml_events.hpp"

#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using Catch::Contains;
using cordon::test::complaints;
using cordon::test::tree;

TEST_CASE("a tree keeps order, places and quotes", "[input]") {
    const auto root = tree("b: 1\na:\n  - x\n  - {name: y, c: \"2\"}\n");
    REQUIRE(root.entries.size() == 2);
    CHECK(root.entries[0].key == "b");
    CHECK(root.entries[1].place.text() == "t.yaml:2:1");
    const auto& item = root.entries[1].value.items[1];
    CHECK(item.name() == "y");
    CHECK(item.find("c")->quoted);
    CHECK(item.find("c")->place.text() == "t.yaml:4:18");
    CHECK_FALSE(root.find("b")->quoted);
    CHECK(root.find("none") == nullptr);
}

TEST_CASE("words stay words, as in YAML 1.2", "[input]") {
    const auto root = tree("a: NO\nb: 010\nc: yes\nd: ~\ne:\n");
    CHECK(root.find("a")->text == "NO");
    CHECK(root.find("b")->text == "010");
    CHECK(root.find("c")->text == "yes");
    CHECK(root.find("d")->is_null());
    CHECK(root.find("e")->is_null());
}

TEST_CASE("a repeated key is reported where it is repeated", "[input]") {
    CHECK_THAT(complaints("a: 1\nb: 2\na: 3\n"),
               Catch::Equals(std::vector<std::string>{
                   "t.yaml:3:1: a: key is repeated (first set in line 1)"}));
}

TEST_CASE("what a scenario does not need is refused with its place", "[input]") {
    const auto [text, message] = GENERATE(table<std::string, std::string>({
        {"a: &x 1\n", "t.yaml:1:4: anchors ('&name') are not read"},
        {"a: &x {b: 1}\n", "anchors ('&name') are not read"},
        {"a: [1]\nb: *a\n", "t.yaml:2:"},
        {"a: !!str 1\n", "tags are not read"},
        {"a: !thing {b: 1}\n", "tags are not read"},
        {"? [a, b]\n: 1\n", "a key must be one word"},
        {"~: 1\n", "a key must be a word"},
        {"a: 1\n---\nb: 2\n", "a second document"},
        {"", "is empty"},
        {"a: [1, 2\n", "is not YAML"},
        {"a: \xFF\n", "t.yaml:1:4: byte 0xff is not UTF-8 text"},
        {"a: " + std::string(32, '[') + std::string(32, ']'), "nested deeper than 32 levels"},
        {"a: " + std::string(100'000, '['), "t.yaml:1:"},
        {"a: \"" + std::string(4'000'000, 'x') + "\"", "larger than 4 MB"},
    }));
    const auto lines = complaints(text);
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines.front(), Contains(message));
}

TEST_CASE("nesting up to the limit is read", "[input]") {
    CHECK(complaints(std::string(32, '[') + std::string(32, ']')).empty());
}

TEST_CASE("a list of more values than a scenario has is refused", "[input]") {
    std::string text = "a: [";
    for (int i = 0; i < 200'001; ++i) {
        text += "1,";
    }
    CHECK_THAT(complaints(text + "1]").front(), Contains("more than 200000 values"));
}
