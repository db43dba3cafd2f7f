#include "input/outcomes.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

namespace {

const std::string head = "id,outcome,resolved,evidence\n";

std::vector<std::string> problems_of(const std::string& text) {
    Diagnostics problems;
    read_outcomes(text, "outcomes.csv", problems);
    return problems.lines();
}

}  // namespace

TEST_CASE("an outcomes file has words, numbers and withdrawals", "[input]") {
    Diagnostics problems;
    const auto outcomes = read_outcomes(head + "a,yes,2027-01-01,report\n"
                                               "b,0,2027-01-01,report\n"
                                               "c,1.5e3,2027-01-01,\"report, page 3\"\n"
                                               "d,void,2026-06-01,question was withdrawn\n",
                                        "outcomes.csv", problems);
    REQUIRE(problems.lines().empty());
    REQUIRE(outcomes.size() == 4);
    CHECK(outcomes[0].number == 1);
    CHECK(outcomes[1].number == 0);
    CHECK(outcomes[2].number == 1500);
    CHECK(outcomes[2].evidence == "report, page 3");
    CHECK_FALSE(outcomes[3].number);
    CHECK(outcomes[3].date == Date(2026, 6, 1));
}

TEST_CASE("everything wrong with an outcomes file is reported at once", "[input]") {
    CHECK(problems_of(head + ",yes,2027-01-01,report\n"
                             "b,maybe,2027-02-30,report\n"
                             "c,inf,2027-01-01,\n"
                             "d,yes,2027-01-01\n") ==
          std::vector<std::string>{
              "outcomes.csv:2:1: no id",
              "outcomes.csv:3:3: 'maybe' is no outcome (yes or 1, no or 0, void, or a number)",
              "outcomes.csv:3:9: '2027-02-30' is no date (such as 2024-01-31)",
              "outcomes.csv:4:3: 'inf' is no outcome (yes or 1, no or 0, void, or a number)",
              "outcomes.csv:4:18: no evidence (say where everybody can look the outcome up, or why "
              "it is void)",
              "outcomes.csv:5:1: a row of 3 fields (there are 4 columns)"});
    CHECK(problems_of("id,outcom,resolved,evidence\n").at(0).find("did you mean 'outcom'?") !=
          std::string::npos);
    CHECK(problems_of(head + "a,\xFF,2027-01-01,report\n") ==
          std::vector<std::string>{"outcomes.csv:2:3: is not UTF-8 text"});
    CHECK(problems_of(std::string(source_size_max_bytes + 1, '\n')).size() == 1);
}
