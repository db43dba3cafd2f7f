#include "input/suggestion.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;

TEST_CASE("a slip of the pen is recognised", "[input]") {
    const std::vector<std::string> keys{"reachable", "reboot_every", "sensitivity", "sales"};
    CHECK(closest("reachabel", keys) == "reachable");
    CHECK(closest("reboots_every", keys) == "reboot_every");
    CHECK(closest("sale", keys) == "sales");
    CHECK(closest("SALES", keys).empty());
    CHECK(closest("telemetry", keys).empty());
    CHECK(closest("", keys).empty());
    CHECK(closest(std::string(1'000'000, 'a'), keys).empty());
}

TEST_CASE("a suggestion reads as the end of a message", "[input]") {
    CHECK(did_you_mean("hoem", {"home", "house"}) == " (did you mean 'home'?)");
    CHECK(did_you_mean("xyzzy", {"home"}).empty());
}
