#include "analysis/statement/question.hpp"
#include "analysis/statistics/member_paths.hpp"
#include "base/contract.hpp"
#include "base/error.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::tests;
using output::Question;
using output::Reduction;

namespace {

/// Two members, three times, and a value for each stratum that tells them apart.
output::SeriesSlab slab_of(std::size_t strata) {
    output::SeriesSlab slab{2, 3, strata, {}};
    for (std::size_t row = 0; row < 6; ++row) {
        for (std::size_t stratum = 0; stratum < strata; ++stratum) {
            slab.values.push_back(static_cast<double>(100 * row + (1U << stratum)));
        }
    }
    return slab;
}

}  // namespace

TEST_CASE("totals add up what is not named", "[analysis]") {
    const auto header = sample_header(2, 2);
    const auto& devices = output::series_spec("devices");  // [jurisdiction 2, sector 2, bloc 2]
    CHECK(totals(header, devices, slab_of(8), {}).at(0, 0) == 255);
    CHECK(totals(header, devices, slab_of(8), {}).at(1, 2) == 4255);
    CHECK(totals(header, devices, slab_of(8), {{"jurisdiction", "hu"}}).at(0, 0) == 240);
    CHECK(totals(header, devices, slab_of(8), {{"sector", "health"}}).at(0, 0) == 204);
    CHECK(totals(header, devices, slab_of(8), {{"bloc", "prc"}}).at(0, 0) == 85);
    CHECK(totals(header, devices, slab_of(8), {{"sector", "health"}, {"bloc", "prc"}}).at(0, 1) ==
          268);
}

TEST_CASE("layers and campaigns that overlap are never added", "[analysis]") {
    const auto header = sample_header(2, 2);
    CHECK(problem_with(header, output::series_spec("authorised_exposure"), {}));
    CHECK(problem_with(header, output::series_spec("active"), {}));
    CHECK(problem_with(header, output::series_spec("ever"), {{"sector", "health"}}));
    CHECK_FALSE(problem_with(header, output::series_spec("spells"), {}));
    CHECK_FALSE(problem_with(header, output::series_spec("active"), {{"campaign", "orb"}}));
    CHECK(problem_with(header, output::series_spec("active"), {{"campaign", "mirai"}}));
    CHECK(problem_with(header, output::series_spec("devices"), {{"campaign", "orb"}}));
    CHECK_THROWS_AS(totals(header, output::series_spec("active_peak"), slab_of(2), {}),
                    ContractViolation);
}

TEST_CASE("paths are reduced up to a date", "[analysis]") {
    const MemberPaths paths{2, 3, {5, 9, 7, 1, 2, 3}};
    CHECK(reduce(paths, Reduction::final, 2) == std::vector<double>{7, 3});
    CHECK(reduce(paths, Reduction::max, 2) == std::vector<double>{9, 3});
    CHECK(reduce(paths, Reduction::max, 0) == std::vector<double>{5, 1});
    CHECK_THROWS_AS(reduce(paths, Reduction::max, 3), ContractViolation);
}

TEST_CASE("a threshold is reached at the first observation above it", "[analysis]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const MemberPaths paths{3, 3, {1, 5, 2, 6, 0, 0, missing, 4, 5}};
    using First = std::vector<std::optional<std::size_t>>;
    CHECK((first_above(paths, 4, 2) == First{1, 0, 2}));
    CHECK((first_above(paths, 4, 1) == First{1, 0, std::nullopt}));
    CHECK((first_above(paths, 6, 2) == First{std::nullopt, std::nullopt, std::nullopt}));
    CHECK_THROWS_AS(first_above(paths, 4, 3), ContractViolation);
}

TEST_CASE("between observations a path is a straight line", "[analysis]") {
    const std::vector<double> times{0, 30, 60};
    const MemberPaths paths{1, 3, {1.0, 0.8, 0.5}};
    CHECK(interpolate(paths, times, 30, 0, 1)[0] == 0.8);
    CHECK(interpolate(paths, times, 45, 0, 1)[0] == Approx(0.65));
    CHECK(interpolate(paths, times, 60, 0, 1)[0] == 0.5);
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const MemberPaths late{1, 3, {missing, 0.8, 0.5}};
    CHECK(interpolate(late, times, 20, 10, 1)[0] == Approx(0.9));
    CHECK(interpolate(late, times, 10, 10, 1)[0] == 1);
    CHECK_THROWS_AS(interpolate(paths, times, 61, 0, 1), ContractViolation);
    CHECK(observation_by(times, 29.5) == 0);
    CHECK(observation_by(times, 30) == 1);
    CHECK_THROWS_AS(observation_by(times, -1), ContractViolation);
}

TEST_CASE("a question counts the members in which its event happens", "[analysis]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(5, 4));
    const output::RunReader run(folder / "results.h5");
    const auto phia = shipped_scale("PHIA");
    // devices of member m are 10 m + i + 1/4; at 2026-03-01 (the third date) i is 16 to 23.
    Question question{"q", "ask", "baseline", "devices", Reduction::final, {}, 300, 59, "source"};
    CHECK(answer(run, question, phia).statement.happened() == 3);  // 158 + 80 m > 300
    question.until_days = 60;  // the last observation up to then counts
    CHECK(answer(run, question, phia).statement.happened() == 3);
    question.where = {{"sector", "health"}};  // 83 + 40 m
    CHECK(answer(run, question, phia).statement.happened() == 0);
    question.policy = "ban";  // 483 + 40 m
    CHECK(answer(run, question, phia).statement.happened() == 5);
    question.policy = "baseline";
    question.where = {{"jurisdiction", "hu"}};  // 87 + 40 m
    question.threshold = 200;
    CHECK(answer(run, question, phia).statement.happened() == 2);
}

TEST_CASE("the largest size of a campaign is seen between observations too", "[analysis]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(5, 4));
    const output::RunReader run(folder / "results.h5");
    // active_peak of orb is p + 10 m + 2 t, p of each series a thousand more than that before it;
    // active is p - 1000 and more at each place.
    const auto& specs = output::series_specs();
    const auto peak = std::find_if(specs.begin(), specs.end(),
                                   [](const auto& spec) { return spec.name == "active_peak"; });
    const double threshold = 1000.0 * static_cast<double>(peak - specs.begin()) + 25;
    Question question{"q",       "ask", "baseline", "active", Reduction::max, {{"campaign", "orb"}},
                      threshold, 31,    "source"};
    CHECK(answer(run, question, shipped_scale("PHIA")).statement.happened() == 2);
    question.threshold += 6;  // on day 31 by 30 + 2, on day 0 by 40
    const auto reached = answer(run, question, shipped_scale("PHIA"));
    REQUIRE(reached.first_days);
    CHECK(reached.first_days->members == 2);
    CHECK(reached.first_days->median == 15.5);
    question.threshold += 1000;
    CHECK_FALSE(answer(run, question, shipped_scale("PHIA")).first_days);
    question.threshold -= 1006;
    question.where["sector"] = "health";  // now the observations must do, several places together
    CHECK(answer(run, question, shipped_scale("PHIA")).statement.happened() == 5);
}

TEST_CASE("time to a threshold is told of what cannot fall again", "[analysis]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(5, 4));
    const output::RunReader run(folder / "results.h5");
    const auto phia = shipped_scale("PHIA");
    // All are above the threshold from the start; devices might fall below it.
    Question question{"q", "ask", "baseline", "ever", Reduction::final, {{"campaign", "orb"}},
                      1,   59,    "source"};
    CHECK(answer(run, question, phia).first_days->nine_in_ten.high == 0);
    question.series = "devices";
    question.where = {};
    CHECK(answer(run, question, phia).statement.happened() == 5);
    CHECK_FALSE(answer(run, question, phia).first_days);
}

TEST_CASE("a question that does not fit the run is told", "[analysis]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(2, 4));
    const output::RunReader run(folder / "results.h5");
    const auto phia = shipped_scale("PHIA");
    const Question good{"q", "ask", "baseline", "devices", Reduction::final, {}, 1, 59, "source"};
    const auto message = [&](auto&& spoil) {
        auto question = good;
        spoil(question);
        try {
            answer(run, question, phia);
        } catch (const IoError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    using Catch::Contains;
    CHECK_THAT(message([](auto& q) { q.policy = "none"; }),
               Contains("question 'q': ") && Contains("'none'"));
    CHECK_THAT(message([](auto& q) { q.series = "none"; }), Contains("no series 'none'"));
    CHECK_THAT(message([](auto& q) { q.series = "active"; }), Contains("may not be added up"));
    CHECK_THAT(message([](auto& q) { q.until_days = 999; }), Contains("day 999 is not in the run"));
    CHECK_THAT(message([](auto& q) { q.series = "surviving_share"; }), Contains("has no value"));
    CHECK(message([](auto&) {}).empty());
}
