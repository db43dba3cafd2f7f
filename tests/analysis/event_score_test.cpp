#include "analysis/score/brier.hpp"
#include "analysis/score/log_score.hpp"
#include "analysis/score/reliability.hpp"
#include "analysis/score/skill.hpp"
#include "analysis/score/time_average.hpp"
#include "analysis/score/verbal_score.hpp"
#include "base/contract.hpp"

#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// Mean score of `stated` for an event that happens in `truth` of all cases.
template <typename Score>
double expected(Score score, double stated, double truth) {
    return truth * score(stated, true) + (1 - truth) * score(stated, false);
}

double clipped_log(double probability, bool happened) {
    return log_score(probability, happened, 0.01);
}

double mean_brier(const std::vector<JudgedProbability>& events) {
    double sum = 0;
    double weight = 0;
    for (const auto& event : events) {
        sum += event.weight * brier(event.probability, event.happened);
        weight += event.weight;
    }
    return sum / weight;
}

}  // namespace

TEST_CASE("Brier and its parts by hand", "[analysis]") {
    CHECK_THAT(brier(0.7, true), WithinRel(0.09, 1e-12));
    CHECK_THAT(brier(0.7, false), WithinRel(0.49, 1e-12));
    // Scores 0.01, 0.01, 0.81, 0.01 and 0.01: mean 0.17. Of those at 0.1 one third happened, of
    // those at 0.9 all, of all three fifths.
    const std::vector<JudgedProbability> events{
        {0.1, false}, {0.1, false}, {0.1, true}, {0.9, true}, {0.9, true}};
    const auto parts = brier_parts(events, 10);
    // (3 (0.1 - 1/3)^2 + 2 (0.9 - 1)^2) / 5 = (0.49/3 + 0.02) / 5
    CHECK_THAT(parts.reliability, WithinRel((0.49 / 3 + 0.02) / 5, 1e-12));
    // (3 (1/3 - 3/5)^2 + 2 (1 - 3/5)^2) / 5 = (16/75 + 0.32) / 5
    CHECK_THAT(parts.resolution, WithinRel((16.0 / 75 + 0.32) / 5, 1e-12));
    CHECK_THAT(parts.uncertainty, WithinRel(0.24, 1e-12));
    CHECK_THAT(parts.variance_within_bins, WithinAbs(0, 1e-15));
    CHECK_THAT(parts.covariance_within_bins, WithinAbs(0, 1e-15));
    CHECK_THAT(parts.score(), WithinRel(0.17, 1e-12));
}

TEST_CASE("probabilities that differ within a bin have two more parts", "[analysis]") {
    // Mean 0.65 and half happened: reliability 0.15^2, resolution 0, uncertainty 0.25; variance
    // 0.03^2, twice the covariance 2 (-0.03 0.5 + 0.03 (-0.5)) / 2 = -0.03. The sum is 0.3034, as
    // is (0.38^2 + 0.68^2) / 2.
    const auto parts = brier_parts(std::vector<JudgedProbability>{{0.62, true}, {0.68, false}}, 10);
    CHECK_THAT(parts.reliability, WithinRel(0.0225, 1e-12));
    CHECK_THAT(parts.resolution, WithinAbs(0, 1e-15));
    CHECK_THAT(parts.variance_within_bins, WithinRel(0.0009, 1e-12));
    CHECK_THAT(parts.covariance_within_bins, WithinRel(-0.03, 1e-12));
    CHECK_THAT(parts.score(), WithinRel(0.3034, 1e-12));
}

TEST_CASE("the parts of Brier sum to it, whatever the bins and weights", "[analysis]") {
    std::vector<JudgedProbability> events;
    for (int i = 0; i <= 100; ++i) {
        events.push_back({i / 100.0, (i * i) % 7 < 3, 0.1 + (i % 4)});
    }
    for (const std::size_t bins : {1, 3, 10, 1000}) {
        CAPTURE(bins);
        CHECK_THAT(brier_parts(events, bins).score(), WithinRel(mean_brier(events), 1e-12));
    }
    CHECK(bin_of(0, 10) == 0);
    CHECK(bin_of(0.3, 10) == 3);
    CHECK(bin_of(1, 10) == 9);
    CHECK_THROWS_AS(brier_parts(std::vector<JudgedProbability>{}, 10), ContractViolation);
    CHECK_THROWS_AS(brier(1.1, true), ContractViolation);
}

TEST_CASE("the log score is clipped at its bound and never infinite", "[analysis]") {
    CHECK_THAT(log_score(0.5, true, 0.01), WithinRel(0.6931471805599453, 1e-12));
    CHECK_THAT(log_score(0.2, false, 0.01), WithinRel(0.2231435513142097, 1e-12));  // -ln 0.8
    CHECK_THAT(log_score(0, true, 0.01), WithinRel(4.605170185988091, 1e-12));      // -ln 0.01
    CHECK_THAT(log_score(1, false, 0.01), WithinRel(4.605170185988091, 1e-12));
    CHECK(log_score(0.003, true, 0.01) == log_score(0.01, true, 0.01));
    CHECK(log_score(0.003, true, 0.001) > log_score(0.01, true, 0.001));
    CHECK_THROWS_AS(log_score(0.5, true, 0), ContractViolation);
}

TEST_CASE("who wants a low Brier or log score must say what they believe", "[analysis]") {
    for (int truth = 1; truth < 100; ++truth) {
        for (int stated = 1; stated < 100; ++stated) {
            if (stated == truth) {
                continue;
            }
            const double p = stated / 100.0;
            const double q = truth / 100.0;
            CAPTURE(p, q);
            REQUIRE(expected(brier, q, q) < expected(brier, p, q));
            REQUIRE(expected(clipped_log, q, q) < expected(clipped_log, p, q));
        }
    }
}

TEST_CASE("words alone score at the middle of their band, from its better end to its worse",
          "[analysis]") {
    // "likely" of ICD 203, 55 to 80 %, and it happened: 0.325^2, 0.2^2 and 0.45^2.
    const auto happened = verbal_score({0.55, 0.80}, true);
    CHECK_THAT(happened.middle, WithinRel(0.105625, 1e-12));
    CHECK_THAT(happened.best, WithinRel(0.04, 1e-12));
    CHECK_THAT(happened.worst, WithinRel(0.2025, 1e-12));
    const auto not_happened = verbal_score({0.55, 0.80}, false);
    CHECK_THAT(not_happened.middle, WithinRel(0.455625, 1e-12));
    CHECK_THAT(not_happened.best, WithinRel(0.3025, 1e-12));
    CHECK_THAT(not_happened.worst, WithinRel(0.64, 1e-12));
}

TEST_CASE("a reliability table has binomial consistency intervals", "[analysis]") {
    std::vector<JudgedProbability> events;
    for (int i = 0; i < 40; ++i) {
        events.push_back({0.25, i < 18});
        events.push_back({0.875, i < 36});
    }
    const auto rows = reliability_table(events, 10);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].bin.low == 0.2);
    CHECK(rows[0].bin.high == 0.3);
    CHECK(rows[0].events == 40);
    CHECK(rows[0].share() == 0.45);
    CHECK(rows[0].mean_probability == 0.25);
    CHECK_FALSE(rows[0].is_consistent());  // 18 of 40 at 25 % is too many
    CHECK(rows[1].is_consistent());        // 36 of 40 at 87.5 %
    for (const auto& row : rows) {
        const boost::math::binomial_distribution<> count(40, row.mean_probability);
        CHECK(cdf(count, 40 * row.consistent.low) >= 0.05);
        CHECK(cdf(count, 40 * row.consistent.low - 1) < 0.05);
        CHECK(cdf(count, 40 * row.consistent.high) >= 0.95);
        CHECK(cdf(count, 40 * row.consistent.high - 1) < 0.95);
    }
}

TEST_CASE("consistency intervals count each probability of a bin", "[analysis]") {
    // None, one or both of 0.1 and 0.2 happen with 0.72, 0.26 and 0.02: both is too rare. Of 0.1
    // and 0.5 with 0.45, 0.5 and 0.05: at most one has exactly 0.95.
    CHECK(reliability_table(std::array{JudgedProbability{0.1, true}, JudgedProbability{0.2, true}},
                            1)[0]
              .consistent.high == 0.5);
    CHECK(reliability_table(std::array{JudgedProbability{0.1, true}, JudgedProbability{0.5, true}},
                            1)[0]
              .consistent.high == 0.5);
    CHECK(reliability_table(std::array{JudgedProbability{0.2, true}, JudgedProbability{0.5, true}},
                            1)[0]
              .consistent.high == 1);
}

TEST_CASE("skill is what is gained over a reference, with the error of few questions",
          "[analysis]") {
    // Gains 0.1 and 0.2: mean 0.15, standard error 0.05, t of one degree of freedom 6.3138.
    const auto skill = skill_against(std::array{0.1, 0.3}, std::array{0.2, 0.5});
    CHECK_THAT(*skill.skill(), WithinRel(1 - 0.2 / 0.35, 1e-12));
    REQUIRE(skill.gain);
    CHECK_THAT(skill.gain->low, WithinAbs(0.15 - 0.05 * 6.3137515, 1e-7));
    CHECK_THAT(skill.gain->high, WithinAbs(0.15 + 0.05 * 6.3137515, 1e-7));
    CHECK_FALSE(skill_against(std::array{0.1}, std::array{0.2}).gain);
    CHECK_FALSE(skill_against(std::array{0.1}, std::array{0.0}).skill());
    CHECK_THROWS_AS(skill_against(std::array{0.1}, std::array{0.2, 0.3}), ContractViolation);
}

TEST_CASE("a version of a forecast counts as long as it was current", "[analysis]") {
    CHECK(shares_of_time(std::array{100}, 107) == std::vector<double>{1});
    CHECK(shares_of_time(std::array{0, 10}, 40) == std::vector<double>{0.25, 0.75});
    // Replaced on its own day; issued when it was decided; issued later.
    CHECK(shares_of_time(std::array{0, 10, 10, 40, 50}, 40) ==
          std::vector<double>{0.25, 0, 0.75, 0, 0});
    CHECK_THROWS_AS(shares_of_time(std::array{5}, 5), ContractViolation);
    CHECK_THROWS_AS(shares_of_time(std::array{5, 3}, 9), ContractViolation);
}
