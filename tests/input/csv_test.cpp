#include "input/csv.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;

namespace {

const auto file = std::make_shared<const std::string>("t.csv");

struct Outcome {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> problems;
};

Outcome read(std::string_view text, const std::vector<std::string>& columns = {"a", "b"}) {
    Diagnostics problems;
    Outcome outcome;
    for (const auto& row : parse_csv(text, file, columns, problems)) {
        outcome.rows.emplace_back();
        for (const auto& field : row.fields) {
            outcome.rows.back().push_back(field.text);
        }
    }
    outcome.problems = problems.lines();
    return outcome;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("quotes hold commas, line ends and quotes, and lines end in LF or CRLF", "[input]") {
    const auto [text, rows] = GENERATE(table<std::string, Rows>({
        {"a,b\n1,2\n", {{"1", "2"}}},
        {"a,b\r\n1,2\r\n", {{"1", "2"}}},
        {"a,b\n1,2", {{"1", "2"}}},
        {"a,b\n\n1,2\n\r\n\n", {{"1", "2"}}},
        {"a,b\n\"x,y\",\"p\r\nq\"\n3,\"say \"\"no\"\"\"", {{"x,y", "p\r\nq"}, {"3", "say \"no\""}}},
        {"a,b\n\"\",\n", {{"", ""}}},
        {"b,other,\"a\"\n1,2,3\n", {{"3", "1"}}},
        {"a,b\n", {}},
    }));
    const auto outcome = read(text);
    CHECK(outcome.problems.empty());
    CHECK(outcome.rows == rows);
}

TEST_CASE("breaches of the form are all reported, with their places", "[input]") {
    const auto [text, problem] = GENERATE(table<std::string, std::string>({
        {"a,b\n1,\"2\n3,4\n", "t.csv:2:3: this quote is never closed"},
        {"a,b\n\"1\"x,2\n", "t.csv:2:4: text behind a closing quote"},
        {"a,b\n1,say \"no\"\n", "t.csv:2:3: a quote inside a field"},
        {"a,b\n1,2\r3\n", "t.csv:2:3: a carriage return without"},
        {"a,b\n1\n", "t.csv:2:1: a row of 1 fields (there are 2 columns)"},
        {"a,b\n1,2,3\n", "t.csv:2:1: a row of 3 fields (there are 2 columns)"},
        {"a,b,a\n1,2,3\n", "t.csv:1:5: column 'a' is there twice"},
        {"a,c\n1,2\n", "t.csv:1:1: no column 'b' (the first line must name a, b)"},
        {"\xC3\xA9\xE2\x82\xAC,a,b\n\xC3\xA9,1,2\"\n", "t.csv:2:5: a quote inside"},
    }));
    const auto outcome = read(text);
    REQUIRE(!outcome.problems.empty());
    CHECK_THAT(outcome.problems.front(), Catch::StartsWith(problem));
}

TEST_CASE("a bad row does not hide the others", "[input]") {
    const auto outcome = read("a,b\n1\n\"2\"x,3\n4,5\n\"6");
    CHECK(outcome.problems.size() == 4);  // short, text behind, never closed, short again
    CHECK(outcome.rows == Rows{{"2", "3"}, {"4", "5"}});
}
