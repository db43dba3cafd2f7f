#include "analysis/report/findings.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace cordon::analysis;
using Catch::Contains;

namespace {

constexpr std::size_t members = 100;

/// Members whose baseline is 1000 + 10 i, changed by `shift` + `step` i.
PairedDifference changed(double shift, double step, std::size_t count = members) {
    std::vector<double> policy;
    std::vector<double> baseline;
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = static_cast<double>(i);
        baseline.push_back(1000 + 10 * place);
        policy.push_back(baseline.back() + shift + step * place);
    }
    return paired_difference(policy, baseline);
}

}  // namespace

TEST_CASE("a direction is named only where the 90 % interval excludes no change", "[analysis]") {
    CHECK(direction_of(changed(1, 1)) == Direction::higher);
    CHECK(direction_of(changed(-1, -1)) == Direction::lower);
    CHECK(direction_of(changed(0, 0)) == Direction::none);
    CHECK(direction_of(changed(-50, 1)) == Direction::unclear);  // from -50 to +49
    // Members 0 to 3 rise, all others fall: the interval excludes 0. With members 0 to 5, not.
    CHECK(direction_of(changed(3.5, -1)) == Direction::lower);
    CHECK(direction_of(changed(5.5, -1)) == Direction::unclear);
    // The same at the other end.
    CHECK(direction_of(changed(-3.5, 1)) == Direction::higher);
    CHECK(direction_of(changed(-5.5, 1)) == Direction::unclear);
}

TEST_CASE("few members name no direction, even if all agree", "[analysis]") {
    CHECK(direction_of(changed(-100, 0, 19)) == Direction::untold);
    CHECK(direction_of(changed(-100, 0, 20)) == Direction::lower);
    CHECK(direction_of(changed(0, 0, 1)) == Direction::none);  // that nothing changes is a fact
    const auto text = changes_text({{"A", changed(-100, 0, 8)}, {"B", changed(0, 0, 8)}});
    CHECK(text == "under A: -100 (90 % of members: -100); no change under B in any member; 8 "
                  "members are too few to name a direction");
}

TEST_CASE("titles of changes say rise, fall, none and unclear as they are", "[analysis]") {
    CHECK(changes_text({{"A", changed(-1, -1)}}) ==
          "lower under A: -50.5 (90 % of members: -95 to -5.95)");
    CHECK(changes_text({{"A", changed(1, 1)}}) ==
          "higher under A: +50.5 (90 % of members: +5.95 to +95)");
    CHECK(changes_text({{"A", changed(0, 0)}}) == "no change under A in any member");
    const auto wide = changes_text({{"A", changed(-50, 1)}});
    CHECK_THAT(wide, Contains("no clear change under A"));
    CHECK_THAT(wide, !Contains("lower") && !Contains("higher"));
}

TEST_CASE("policies of equal words are named together, clear ones first", "[analysis]") {
    const auto text = changes_text({{"A", changed(0, 0)},
                                    {"B", changed(-50, 1)},
                                    {"C", changed(-1, -1)},
                                    {"D", changed(-1, -1)},
                                    {"E", changed(0, 0)}});
    CHECK(text == "lower under C and D: -50.5 (90 % of members: -95 to -5.95); no clear change "
                  "under B: -0.5 (90 % of members: -45 to +44); no change under A and E in any "
                  "member");
}

TEST_CASE("a level against the start has a direction under the same rule", "[analysis]") {
    CHECK(since_start_text(changed(1, 1)) == "clearly higher than at the start");
    CHECK(since_start_text(changed(-1, -1)) == "clearly lower than at the start");
    CHECK(since_start_text(changed(-50, 1)) == "no clear change since the start");
    CHECK(since_start_text(changed(0, 0)) == "as at the start in every member");
    CHECK(since_start_text(changed(1, 1, 5)).empty());
    CHECK(too_few_text(5) == "5 members are too few to name a direction");
    CHECK(too_few_text(1) == "1 member is too few to name a direction");
}

TEST_CASE("titles name directions alone, and the others only where it is one", "[analysis]") {
    const PolicyChange lower{"A", changed(-1, -1)};
    const PolicyChange higher{"B", changed(1, 1)};
    const PolicyChange unclear{"C", changed(-50, 1)};
    const PolicyChange none{"D", changed(0, 0)};
    CHECK(directions_text({lower, unclear}) == "lower under A; no clear change under C");
    CHECK(directions_text({lower, higher, unclear, none}) ==
          "lower under A; higher under B; no clear change under the others");
    CHECK(directions_text({none, unclear}) == "no clear change under any policy");
    CHECK(directions_text({none, none}) == "no change under any policy");
    CHECK(directions_text({lower, lower}) == "lower under every policy");
    CHECK(directions_text({lower}) == "lower under A");
    CHECK(directions_text({unclear}) == "no clear change under C");
    CHECK(directions_text({none}) == "no change under D");
    CHECK(directions_text({{"A", changed(-100, 0, 8)}, {"B", changed(0, 0, 8)}}) ==
          "8 members are too few to name a direction");
}

TEST_CASE("frequencies in titles are never 0 % or 100 %", "[analysis]") {
    CHECK(frequency_text(0, 50) == "in none of 50 members: at most 5.8 %, with 95 % confidence");
    CHECK(frequency_text(50, 50) == "in each of 50 members: at least 94.2 %, with 95 % confidence");
    CHECK_THAT(frequency_text(12, 50), Contains("in 12 of 50 members: 24.0 % (90 % interval: "));
    CHECK_THAT(frequency_text(1, 1), Contains("in each of 1 member: at least 5.0 %"));
}
