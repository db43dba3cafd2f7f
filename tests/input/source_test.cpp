#include "input/source.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

TEST_CASE("text in UTF-8 is recognised, and what is not, where it begins", "[input]") {
    CHECK(first_invalid_byte("plain\tand\r\n\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80") ==
          std::string_view::npos);
    const auto [text, at] = GENERATE(table<std::string, std::size_t>({
        {"ab\xFF", 2},                 // no lead byte
        {"a\xC3", 1},                  // cut off
        {"a\xC3(", 1},                 // no follower
        {"\xC0\xAF", 0},               // overlong
        {"\xE0\x80\xAF", 0},           // overlong
        {"\xED\xA0\x80", 0},           // surrogate
        {"\xF4\x90\x80\x80", 0},       // beyond Unicode
        {std::string("ab\0c", 4), 2},  // control character
    }));
    CHECK(first_invalid_byte(text) == at);
}

TEST_CASE("a file that is not there is named", "[input]") {
    CHECK_THROWS_AS(read_source("/nowhere/a.yaml"), MissingFileError);
    CHECK_THROWS_WITH(read_source("/nowhere/a.yaml"), "/nowhere/a.yaml: no such file");
    CHECK_THROWS_WITH(read_source("/"), "/: is not a file");
}

TEST_CASE("SHA-256 gives the published answers", "[input]") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
