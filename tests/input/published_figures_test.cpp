#include "input/published_figures.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

namespace {

constexpr const char* columns =
    "name,botnet,quantity,date,low,central,high,unit,role,status,source\n";

std::vector<std::string> complaints(const std::string& rows) {
    Diagnostics problems;
    read_published_figures(columns + rows, "figures.csv", problems);
    return problems.lines();
}

}  // namespace

TEST_CASE("published figures are read with their roles and what they leave open", "[input]") {
    Diagnostics problems;
    const auto figures = read_published_figures(
        std::string(columns) + "a,Net,size,2020,1,2.5,4,devices,validate,seen,Somebody\n"
                               "b,Net,size,2021,200,,,devices,calibrate,seen,Somebody\n",
        "figures.csv", problems);
    CHECK(problems.count() == 0);
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].central == 2.5);
    CHECK(figures[0].role == FigureRole::validate);
    CHECK(figures[1].role == FigureRole::calibrate);
    CHECK(figures[1].low == 200);
    CHECK_FALSE(figures[1].central);
}

TEST_CASE("what is wrong with published figures is said", "[input]") {
    const auto wrong = complaints("a,Net,size,2020,5,2,4,devices,validate,seen,x\n"
                                  "b,Net,size,2020,1,2,4,devices,guess,seen,x\n"
                                  "c,Net,size,2020,one,2,4,devices,check,seen,x\n"
                                  "c,Net,size,2020,1,2,4,devices,check,seen,x\n");
    REQUIRE(wrong.size() == 4);
    CHECK(wrong[0].find("not in this order") != std::string::npos);
    CHECK(wrong[1].find("'guess' is not a role") != std::string::npos);
    CHECK(wrong[2].find("'one' is no number") != std::string::npos);
    CHECK(wrong[3].find("'c' is there twice") != std::string::npos);
}

TEST_CASE("the shipped figures are right, and calibration is kept apart", "[input]") {
    Diagnostics problems;
    const auto figures = read_published_figures(shipped_figures(), "shipped", problems);
    CHECK(problems.lines().empty());
    CHECK(figures.size() > 20);
    for (const auto& figure : figures) {
        if (figure.name == "raptor_train_spell") {
            CHECK(figure.role == FigureRole::calibrate);
        }
    }
}
