#include "input/block_reader.hpp"

#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::input;

namespace {

/// Reads `text` with `read` and returns every problem.
std::vector<std::string> problems(const std::string& text, const BlockReader::Read& read) {
    const auto root = test::tree(text);
    const UniformByPath uniform = [](std::string_view) { return 0.5; };
    Diagnostics diagnostics;
    std::vector<NumberRecord> numbers;
    Reading reading{Pass::check, uniform, diagnostics, numbers};
    BlockReader block(root, "b", reading);
    read(block);
    block.finish();
    return diagnostics.lines();
}

std::vector<std::string> of_number(const std::string& value, const Dimension& dimension,
                                   const Range& range) {
    return problems("n: " + value, [&](BlockReader& b) { b.number("n", dimension, range); });
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every problem of a block is reported, with its place", "[input]") {
    const auto lines = problems("share: 150 %\ndelay: soon\ndealy: 3\n", [](BlockReader& b) {
        CHECK(std::isnan(b.number("share", dimension::share, between(0, 1))));
        CHECK(std::isnan(b.number("delay", dimension::days, at_least(0))));
        b.text("title");
    });
    CHECK_THAT(lines, Catch::Equals(Lines{
                          "t.yaml:1:1: b: missing key title",
                          "t.yaml:1:8: b.share: 150 % is out of range (must be between 0 % and "
                          "100 %)",
                          "t.yaml:2:8: b.delay: expected a duration, found 'soon'",
                          "t.yaml:3:1: b.dealy: unknown key (did you mean 'delay'?)"}));
}

TEST_CASE("a misspelt key is one problem, not an unknown and a missing one", "[input]") {
    const auto lines = problems("tilte: x\n", [](BlockReader& b) { b.text("title"); });
    CHECK_THAT(lines,
               Catch::Equals(Lines{"t.yaml:1:1: b.tilte: unknown key (did you mean 'title'?)"}));
}

TEST_CASE("ranges are checked on everything a distribution may give", "[input]") {
    CHECK(of_number("{uniform: [0 %, 100 %]}", dimension::share, between(0, 1)).empty());
    CHECK(of_number("{uniform: [10 %, 101 %]}", dimension::share, between(0, 1)).front() ==
          "t.yaml:1:4: b.n: the distribution reaches 101 % (must be between 0 % and 100 %)");
    CHECK(of_number("{uniform: [0 days, 1 day]}", dimension::days, above(0)).front() ==
          "t.yaml:1:4: b.n: the distribution reaches 0 days (must be above 0 days)");
    CHECK(of_number("{normal: {mean: 3 days, sd: 1 day}}", dimension::days, above(0)).empty());
    CHECK(of_number("{normal: {mean: 1 day, sd: 1 day}}", dimension::days, above(0)).front() ==
          "t.yaml:1:4: b.n: 16 % of the distribution is out of range (must be above 0 days)");
    CHECK(of_number("0 days", dimension::days, above(0)).front() ==
          "t.yaml:1:4: b.n: 0 days is out of range (must be above 0 days)");
    CHECK(of_number("{gamma: {mean: 1 day, sd: 1e-200 days}}", dimension::days, above(0)).front() ==
          "t.yaml:1:4: b.n: this distribution is too extreme to be computed");
}

TEST_CASE("words of another kind are refused", "[input]") {
    const Names colours{"colour", {"red", "green"}};
    CHECK(problems("f: yes", [](BlockReader& b) { b.flag("f"); }).front() ==
          "t.yaml:1:4: b.f: expected true or false, found 'yes'");
    CHECK(problems("f: \"true\"", [](BlockReader& b) { b.flag("f"); }).size() == 1);
    CHECK(problems("c: gren", [&](BlockReader& b) { b.choice("c", colours); }).front() ==
          "t.yaml:1:4: b.c: 'gren' is not a colour (there are red, green) (did you mean 'green'?)");
    CHECK(problems("c: []", [&](BlockReader& b) { b.scope("c", colours); }).front() ==
          "t.yaml:1:4: b.c: expected a list of names (colour), found an empty one");
    CHECK(problems("c: all", [&](BlockReader& b) {
              CHECK(b.scope("c", colours) == std::vector<bool>{true, true});
          }).empty());
    CHECK(problems("c: [green]", [&](BlockReader& b) {
              CHECK(b.scope("c", colours) == std::vector<bool>{false, true});
          }).empty());
    CHECK(problems("w: 3.5", [](BlockReader& b) { b.whole("w", 1, 9); }).front() ==
          "t.yaml:1:4: b.w: expected a whole number from 1 to 9, found '3.5'");
    CHECK(problems("w: 10", [](BlockReader& b) { b.whole("w", 1, 9); }).size() == 1);
    CHECK(problems("t: [x]", [](BlockReader& b) { b.text("t"); }).front() ==
          "t.yaml:1:4: b.t: expected a text, found a list");
    CHECK(problems("d: 2026-02-30", [](BlockReader& b) { b.date("d"); }).front() ==
          "t.yaml:1:4: b.d: '2026-02-30' is not a date (an existing day, as YYYY-MM-DD)");
    CHECK(problems("s: 3 moons", [](BlockReader& b) { b.calendar_span("s"); }).front() ==
          "t.yaml:1:4: b.s: '3 moons' is not a time (a whole number of days, weeks, months or "
          "years, at most 100 years)");
    CHECK(problems("n: 2.5", [](BlockReader& b) {
              b.whole_drawn("n", dimension::plain, between(1, 9));
          }).front() == "t.yaml:1:4: b.n: 2.5 is not a whole number");
}

TEST_CASE("items of lists need names that are words", "[input]") {
    const auto read = [](BlockReader& b) { b.each("l", 1, [](BlockReader&) {}); };
    CHECK(problems("l: [{name: a_1}]", read).empty());
    CHECK_THAT(problems("l: [{nam: a}]", read).front(), Catch::Contains("an item needs a `name`"));
    CHECK_THAT(problems("l: [{name: A b}]", read).front(), Catch::Contains("'A b' is not a name"));
    CHECK_THAT(problems("l: [{name: rest}]", read).front(), Catch::Contains("cannot be a name"));
    CHECK_THAT(problems("l: []", read).front(), Catch::Contains("expected a list of 1 or more"));
    CHECK_THAT(problems("l: x", read).front(), Catch::Contains("found 'x'"));
}

TEST_CASE("an item that lacks keys hints at the one whose name it nearly has", "[input]") {
    const auto read = [](BlockReader& b) {
        b.each("l", 1, [](BlockReader& item) { item.text("title"); });
    };
    CHECK(problems("l: [{name: household, title: x}, {name: houshold}]", read).front() ==
          "t.yaml:1:34: b.l.houshold: missing key title (did you mean 'household'?)");
}
