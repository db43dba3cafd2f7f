#include "input/canonical_json.hpp"

#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using cordon::test::tree;

TEST_CASE("numbers have the form of ECMAScript", "[input]") {
    // Values and forms of RFC 8785, appendix B, as far as a decimal text can state them.
    const auto [text, form] = GENERATE(table<std::string, std::string>({
        {"0", "0"},
        {"-0", "0"},
        {"010", "10"},
        {"1.50", "1.5"},
        {"+3", "3"},
        {"5e-324", "5e-324"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"9007199254740992", "9007199254740992"},
        {"295147905179352825856.", "295147905179352830000"},
        {"1e21", "1e+21"},
        {"9.999999999999997e22", "9.999999999999997e+22"},
        {"999999999999999700000.", "999999999999999700000"},
        {"333333333.33333329", "333333333.3333333"},
        {"0.000001", "0.000001"},
        {"1e-7", "1e-7"},
        {"-0.0000033333333333333333", "-0.0000033333333333333333"},
    }));
    CAPTURE(text);
    CHECK(canonical_json(tree("[" + text + "]")) == "[" + form + "]");
}

TEST_CASE("what is no number, or too long for a double, is a string", "[input]") {
    CHECK(canonical_json(tree(R"([NO, "10", 1 %, 18446744073709551615, 0x1F, .inf, -, 1.2.3])")) ==
          R"(["NO","10","1 %","18446744073709551615","0x1F",".inf","-","1.2.3"])");
    CHECK(canonical_json(tree(R"([true, false, null, ~, "true", True])")) ==
          R"([true,false,null,null,"true","True"])");
}

TEST_CASE("strings are escaped as little as possible", "[input]") {
    CHECK(quoted_json("a\"b\\c\n\t\r\b\f\x1f/é€") == "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u001f/é€\"");
}

TEST_CASE("order of keys, comments and layout do not matter", "[input]") {
    const auto one = tree("b: [1, {x: 2, a: three words}]\na: {}\nc: []\n");
    const auto other =
        tree("# the same\nc: []\na: {}\n\nb:\n  - 1.0\n  - a: three words\n    x: +2\n");
    CHECK(canonical_json(one) == R"({"a":{},"b":[1,{"a":"three words","x":2}],"c":[]})");
    CHECK(canonical_json(one) == canonical_json(other));
}
