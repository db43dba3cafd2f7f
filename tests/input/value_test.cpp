#include "input/value.hpp"

#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using Catch::Contains;
using cordon::test::tree;

namespace {

std::string complaint(const std::string& value, const Dimension& dimension = dimension::days) {
    Diagnostics problems;
    const auto root = tree("v: " + value);
    const auto read = read_value(*root.find("v"), "p", dimension, problems);
    CHECK(read.has_value() == (problems.count() == 0));
    return problems.count() == 0 ? "" : problems.lines().front();
}

double median(const std::string& value, const Dimension& dimension = dimension::days) {
    Diagnostics problems;
    const auto root = tree("v: " + value);
    return quantile(read_value(*root.find("v"), "p", dimension, problems).value(), 0.5);
}

}  // namespace

TEST_CASE("a value is a number, a distribution, or one of them with its source", "[input]") {
    CHECK(median("45 days") == 45);
    CHECK(median("{value: 45 days, source: s, quality: expert}") == 45);
    CHECK(median("{value: {uniform: [1 day, 3 days]}, source: s}") == 2);
    CHECK(median("{uniform: [1 day, 3 days]}") == 2);
    CHECK(median("{triangular: [1 day, 2 days, 3 days]}") == Approx(2));
    CHECK(median("{pert: [1 day, 2 days, 3 days]}") == Approx(2));
    CHECK(median("{normal: {mean: 2 days, sd: 1 day}}") == Approx(2));
    CHECK(median("{lognormal: {low: 1 day, high: 4 days, covers: 90 %}}") == Approx(2));
    CHECK(median("{exponential: {mean: 1 week}}") == Approx(7 * std::log(2)));
    CHECK(median("{quantiles: {5 %: 9 days, 50 %: 45 days, 95 %: 400 days}}") == Approx(45));
    CHECK(median("{discrete: {1 day: 30 %, 1 week: 70 %}}") == 7);
}

TEST_CASE("what is wrong with a value is said where it is wrong", "[input]") {
    const auto [value, message] = GENERATE(table<std::string, std::string>({
        {"[1, 2]", "t.yaml:1:4: p: expected a duration, found a list"},
        {"{perd: [1 day, 2 days]}", "t.yaml:1:5: p: unknown key 'perd' (give beta, discrete, "},
        {"{perd: [1 day, 2 days]}", "(did you mean 'pert'?)"},
        {"{source: s}", "p: gives no value"},
        {"{value: 1 day, pert: [1 day, 2 days, 3 days]}", "'value' and 'pert' both give the value"},
        {"{pert: [1 day, 2 days]}", "pert needs a list [low, mode, high], found a list of 2 items"},
        {"{pert: {low: 1 day}}", "pert needs a list [low, mode, high], found a mapping"},
        {"{pert: [3 days, 2 days, 4 days]}", "t.yaml:1:12: p: '3 days' is above '2 days'"},
        {"{uniform: [1 day, 1 day]}", "low and high are the same"},
        {"{uniform: [1, 2 days]}", "t.yaml:1:15: p: '1' has no unit (give days,"},
        {"{normal: [1 day, 2 days]}", "normal needs a mapping such as {mean: ..., sd: ...}"},
        {"{normal: {mean: 1 day}}", "normal needs mean, sd"},
        {"{normal: {mean: 1 day, sd: 0 days}}", "the standard deviation must be above 0"},
        {"{normal: {mean: 1 day, sdd: 1 day}}", "unknown key 'sdd' of normal (give mean, sd) (did"},
        {"{gamma: {low: 9 days, high: 4 days, covers: 90 %}}",
         "t.yaml:1:18: p: low '9 days' is not below high '4 days'"},
        {"{gamma: {low: 1 day, high: 4 days, covers: 100 %}}", "covers '100 %' (must be between"},
        {"{gamma: {low: 1 day, high: 4 days, covers: 0.9}}", "'0.9' has no unit (give %)"},
        {"{lognormal: {mean: -1 days, sd: 1 day}}", "there is no such lognormal"},
        {"{exponential: {mean: 0 days}}", "the mean must be above 0"},
        {"{quantiles: {5: 9 days, 50 %: 45 days}}", "'5' is not a share between 0 % and 100 %"},
        {"{quantiles: {5 %: 9 days, 50 %: 4 days}}", "quantile 4 days at 50 % is not above 9 days"},
        {"{quantiles: {5 %: 9 days}}", "quantiles need two different values"},
        {"{discrete: {1 day: 30 %, 1 week: 60 %}}", "shares sum to 90 % (must be 100 %)"},
        {"{discrete: {1: 30 %, 1 week: 70 %}}", "'1' has no unit"},
        {"{discrete: {}}", "shares sum to 0 %"},
    }));
    CAPTURE(value);
    CHECK_THAT(complaint(value), Contains(message));
}

TEST_CASE("a beta lies between 0 and 100 %", "[input]") {
    CHECK(complaint("{beta: {mean: 60 %, sd: 15 %}}", dimension::share).empty());
    CHECK_THAT(complaint("{beta: {mean: 60 %, sd: 60 %}}", dimension::share),
               Contains("there is no such beta"));
}
