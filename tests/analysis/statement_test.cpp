/// The rules for words (docs: one word only if the whole interval lies inside its band).

#include "analysis/statement/probability_scale.hpp"
#include "analysis/statement/statement.hpp"
#include "analysis/statistics/binomial_interval.hpp"
#include "base/contract.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Contains;
using Catch::Equals;
using Catch::Matchers::WithinRel;

namespace {

std::vector<std::string> words(const Statement& statement) {
    std::vector<std::string> found;
    for (const auto& term : statement.terms()) {
        found.push_back(term.word);
    }
    return found;
}

/// Share of wrong ones among the statements made when the true probability is uniform, by exact
/// summation: a statement is wrong if the truth lies outside what its words span.
double wrong_share(const ProbabilityScale& scale, std::size_t members) {
    constexpr int grid = 1000;
    double stated = 0;
    double wrong = 0;
    for (std::size_t k = 0; k <= members; ++k) {
        const Statement statement(scale, k, members);
        if (statement.terms().empty()) {
            continue;
        }
        const double low = statement.terms().front().band.low;
        const double high = statement.terms().back().band.high;
        for (int i = 0; i < grid; ++i) {
            const double truth = (i + 0.5) / grid;
            const boost::math::binomial_distribution<> count(static_cast<double>(members), truth);
            const double chance = pdf(count, static_cast<double>(k));
            stated += chance;
            wrong += truth < low || truth > high ? chance : 0;
        }
    }
    return wrong / stated;
}

}  // namespace

TEST_CASE("a single word needs the whole interval inside its band", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    using Case = std::pair<std::size_t, std::string>;
    const auto [k, word] = GENERATE(values<Case>({{150, "highly unlikely"},
                                                  {300, "unlikely"},
                                                  {450, "realistic possibility"},
                                                  {650, "likely"},
                                                  {850, "highly likely"},
                                                  {20, "remote chance"},
                                                  {980, "almost certain"}}));
    const Statement statement(phia, k, 1000);
    CAPTURE(k);
    CHECK(words(statement) == std::vector{word});
    CHECK_THAT(statement.word(), Contains(word + " (PHIA: "));
}

TEST_CASE("in a gap between bands both neighbours are named", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    using Case = std::tuple<std::size_t, std::string, std::string>;
    const auto [k, low, high] = GENERATE(values<Case>({{75, "remote chance", "highly unlikely"},
                                                       {225, "highly unlikely", "unlikely"},
                                                       {375, "unlikely", "realistic possibility"},
                                                       {525, "realistic possibility", "likely"},
                                                       {775, "likely", "highly likely"},
                                                       {925, "highly likely", "almost certain"}}));
    const Statement statement(phia, k, 1000);
    CAPTURE(k);
    CHECK(words(statement) == std::vector{low, high});
    CHECK_THAT(statement.word(), Contains("between " + low + " and " + high + " (PHIA: "));
}

TEST_CASE("an interval across two bands names both", "[analysis]") {
    const Statement statement(shipped_scale("PHIA"), 310, 400);
    CHECK_THAT(statement.word(),
               Equals("between likely and highly likely (PHIA: 55 to 75 %, and 80 to 90 %)"));
    CHECK_THAT(statement.evidence(), Equals("It happens in 310 of 400 members: 78 %. 90 % "
                                            "interval: 74 % to 81 %."));
}

TEST_CASE("an interval across more than two bands gets no word but a number", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    const Statement statement(phia, 43, 50);
    CHECK(statement.terms().empty());
    // 0.86 x 0.14 x (1.645 / 0.04)^2 = 203.6
    REQUIRE(statement.needed());
    CHECK(statement.needed()->members == 204);
    CHECK(statement.needed()->words == 1);
    CHECK_THAT(statement.word(), Equals("not stated, 50 members are too few (a single word of PHIA "
                                        "would take about 204)"));
    CHECK_FALSE(Statement(phia, 860, 1000).needed());
}

TEST_CASE("too near a border no ensemble allows a single word, but one may allow two",
          "[analysis]") {
    // 45 % is where 'unlikely' ends and 'roughly even chance' begins; the two together end at 55 %:
    // 0.45 x 0.55 x (1.645 / 0.10)^2 = 67.
    const Statement edge(shipped_scale("ICD 203"), 9, 20);
    REQUIRE(edge.terms().empty());
    REQUIRE(edge.needed());
    CHECK(edge.needed()->members == 67);
    CHECK(edge.needed()->words == 2);
    CHECK_THAT(edge.word(), Equals("not stated, too near a border between words of ICD 203 (two "
                                   "would take about 67 members)"));
    // 8 % lies in a gap of PHIA.
    CHECK(Statement(shipped_scale("PHIA"), 1, 12).needed()->words == 2);
    // A million members or more are not worth telling.
    const ProbabilityScale narrow{
        "N", {{"a", {0, 0.4999}}, {"b", {0.4999, 0.5001}}, {"c", {0.5001, 1}}}};
    const Statement never(narrow, 5, 10);
    CHECK(never.terms().empty());
    CHECK_FALSE(never.needed());
    CHECK_THAT(never.word(),
               Equals("not stated, too near a border between words of N for 10 members"));
}

TEST_CASE("what never happens is bounded by the number of clean members", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    const Statement enough(phia, 0, 59);
    CHECK_THAT(enough.word(), Equals("remote chance (PHIA: 0 to 5 %)"));
    CHECK_THAT(enough.evidence(),
               Equals("It happens in none of 59 members: at most 5 %, with 95 % confidence."));
    CHECK(words(Statement(phia, 0, 58)) ==
          std::vector<std::string>{"remote chance", "highly unlikely"});
    CHECK(words(Statement(phia, 59, 59)) == std::vector<std::string>{"almost certain"});
    CHECK_THAT(Statement(phia, 59, 59).evidence(), Contains("at least 95 %"));
    CHECK(Statement(phia, 0, 5).terms().empty());
    CHECK(Statement(phia, 0, 5).needed()->members == 59);
    CHECK_THAT(Statement(phia, 0, 1).word(), Contains("1 member is too few"));
    CHECK_THAT(Statement(phia, 1, 1).evidence(), Contains("each of 1 member:"));
    CHECK(words(Statement(shipped_scale("IPCC"), 0, 299)) ==
          std::vector<std::string>{"exceptionally unlikely"});
    CHECK(words(Statement(shipped_scale("IPCC"), 0, 298)) ==
          std::vector<std::string>{"extremely unlikely"});
}

TEST_CASE("no statement says 0 % or 100 %", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    for (const std::size_t n : {1, 2, 10, 50, 5000}) {
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}, n - 1, n}) {
            const auto text = Statement(phia, k, n).evidence();
            CAPTURE(text);
            CHECK(text.find(" 0 %") == std::string::npos);
            CHECK(text.find("100 %") == std::string::npos);
        }
    }
    CHECK_THAT(Statement(phia, 1, 5000).evidence(), Contains("under 1 %"));
    CHECK_THAT(Statement(phia, 4999, 5000).evidence(), Contains("over 99 %"));
}

TEST_CASE("wide intervals are told in steps of five", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    CHECK_THAT(Statement(phia, 6, 50).evidence(),
               Equals("It happens in 6 of 50 members (12 %, or 10 % to the nearest 5 %). 90 % "
                      "interval: 5 % to 20 %."));
    CHECK_THAT(Statement(phia, 25, 50).evidence(),
               Equals("It happens in 25 of 50 members: 50 %. 90 % interval: 40 % to 60 %."));
    CHECK_THAT(Statement(phia, 661, 1000).evidence(), Contains("66 %") && Contains("64 % to 69 %"));
}

TEST_CASE("of overlapping terms the narrowest is taken", "[analysis]") {
    const auto ipcc = shipped_scale("IPCC");
    CHECK(words(Statement(ipcc, 980, 1000)) == std::vector<std::string>{"extremely likely"});
    CHECK(words(Statement(ipcc, 800, 1000)) == std::vector<std::string>{"likely"});
    CHECK(words(Statement(ipcc, 330, 1000)) ==
          std::vector<std::string>{"unlikely", "about as likely as not"});
}

TEST_CASE("words are wrong in less than one statement of fifty at 100 members", "[analysis]") {
    // Exact, so there is no false alarm. Naming the term of the best guess gives 19 %, and a
    // two-sided interval of half the width would give more than 2 %.
    CHECK(wrong_share(shipped_scale("ICD 203"), 100) < 0.02);
    CHECK(wrong_share(shipped_scale("PHIA"), 100) < 0.02);
    CHECK(wrong_share(shipped_scale("IPCC"), 100) < 0.02);
}

namespace {

/// How statements in ICD 203 fare when the true probability is uniform.
struct Calibration {
    double single = 0;    ///< share of ensembles told in one word
    double two = 0;       ///< ... in two
    double withheld = 0;  ///< ... in none
    double wrong = 0;     ///< share of those told in words in which the truth is outside
    double naive = 0;     ///< the same if always the word of the best guess is told
};

/// The term around the best guess, or the nearest.
const Term& naive_term(const ProbabilityScale& scale, double share) {
    const auto distance = [&](const Term& term) {
        return std::max(term.band.low - share, share - term.band.high);
    };
    return *std::min_element(
        scale.terms.begin(), scale.terms.end(),
        [&](const Term& a, const Term& b) { return distance(a) < distance(b); });
}

Calibration calibration(const ProbabilityScale& scale, std::size_t members) {
    constexpr int grid = 500;
    Calibration sums;
    for (std::size_t k = 0; k <= members; ++k) {
        const Statement statement(scale, k, members);
        const auto band = statement.band();
        const auto naive = naive_term(scale, statement.share()).band;
        const std::size_t words = statement.terms().size();
        for (int i = 0; i < grid; ++i) {
            const double truth = (i + 0.5) / grid;
            if (std::abs(truth - statement.share()) > 3 / std::sqrt(static_cast<double>(members))) {
                continue;  // six standard deviations or more
            }
            const boost::math::binomial_distribution<> count(static_cast<double>(members), truth);
            const double chance = pdf(count, static_cast<double>(k)) / grid;
            (words == 0 ? sums.withheld : words == 1 ? sums.single : sums.two) += chance;
            sums.wrong += band && (truth < band->low || truth > band->high) ? chance : 0;
            sums.naive += truth < naive.low || truth > naive.high ? chance : 0;
        }
    }
    sums.wrong /= sums.single + sums.two;
    return sums;
}

}  // namespace

TEST_CASE("the rule for words against the word of the best guess", "[analysis]") {
    // Exact sums over every count and a grid of truths, so no false alarm. MODEL 10.2 found 1.8 %
    // wrong when stated and 19.5 % for the naive word at 100 members, by a simulation that treats
    // truths below 1 % and above 99 %, for which ICD 203 has no word, in a way of its own.
    struct Case {
        std::size_t members;
        double naive, wrong_max;
    };
    const auto [members, naive, wrong_max] = GENERATE(values<Case>(
        {{20, 0.40, 0.03}, {100, 0.198, 0.02}, {500, 0.100, 0.02}, {1000, 0.076, 0.02}}));
    const auto found = calibration(shipped_scale("ICD 203"), members);
    CAPTURE(members, found.wrong, found.naive, found.single, found.two, found.withheld);
    CHECK(found.wrong <= wrong_max);
    CHECK(found.naive == Approx(naive).margin(0.005));
    CHECK(found.single + found.two + found.withheld == Approx(1));
    if (members == 100) {
        CHECK(found.single == Approx(0.30).margin(0.01));
    }
}

TEST_CASE("confidence has a sentence of its own", "[analysis]") {
    CHECK_THAT(Statement::confidence(), Contains("ncalibrated"));
    CHECK_THROWS_AS(Statement(shipped_scale("PHIA"), 3, 2), ContractViolation);
}

TEST_CASE("scales are read from their table, and errors name the line", "[analysis]") {
    const std::string head = "scale,term,low_percent,high_percent,source,status\n";
    const auto scales =
        parse_probability_scales(head + "A,high,50,100,me,seen\nA,low,0,50,me,seen\n"
                                        "B,any,0,100,me,seen\n");
    REQUIRE(scales.size() == 2);
    CHECK(scales[0].terms[0].word == "low");
    CHECK(scales[0].terms[1].band.low == 0.5);
    CHECK(scales[1].name == "B");
    CHECK_THROWS_WITH(parse_probability_scales(head + "A,low,0,50,me,seen\nA,bad,60,50,me,seen\n"),
                      Contains("line 3") && Contains("A,bad,60,50"));
    CHECK_THROWS_AS(parse_probability_scales(head + "A,low,0,x,me,seen\n"), IoError);
    CHECK_THROWS_AS(parse_probability_scales(head + "A,low,0,101,me,seen\n"), IoError);
    CHECK_THROWS_AS(parse_probability_scales(head + "A,low,0,50\n"), IoError);
    CHECK_THROWS_AS(parse_probability_scales("term\n"), IoError);
    CHECK_THROWS_AS(shipped_scale("BISI"), IoError);
    CHECK(shipped_scale("PHIA").terms.size() == 7);
    CHECK(shipped_scale("ICD 203").terms.size() == 7);
    CHECK(shipped_scale("IPCC").terms.size() == 10);
    CHECK(shipped_scale("nato").terms.size() == 5);
    CHECK(shipped_scale("Kent").terms.size() == 5);
    CHECK(shipped_scale("NUKIB words").terms.size() == 6);
    CHECK_THROWS_WITH(shipped_scale("BISI"), Contains("there are PHIA, ICD 203"));
}

TEST_CASE("a level of frequency stands for another probability over another time", "[analysis]") {
    const auto levels = shipped_scale("NUKIB");
    REQUIRE(levels.terms.size() == 4);
    const auto year = over(levels, 1);
    CHECK_THAT(year.terms[0].band.high, WithinRel(0.181269, 1e-5));
    CHECK_THAT(year.terms[1].band.high, WithinRel(0.632121, 1e-5));
    CHECK_THAT(year.terms[2].band.high, WithinRel(0.999994, 1e-6));
    CHECK(year.terms[0].band.low == 0);
    CHECK(year.terms[3].band.high == 1);
    // Low in three months is 1 - exp(-0.2 / 4); a probability stays what it is.
    CHECK_THAT(over(levels, 0.25).terms[0].band.high, WithinRel(0.048771, 1e-4));
    CHECK(over(shipped_scale("PHIA"), 0.25).terms[4].band.high == 0.75);
    CHECK_THAT(Statement(year, 850, 1000).word(), Equals("High (NUKIB: 63.2 to 99.9994 %)"));
    CHECK_THAT(Statement(over(levels, 0.25), 850, 1000).word(),
               Equals("High (NUKIB: 22.1 to 95 %)"));
    CHECK_THROWS_AS(Statement(levels, 850, 1000), ContractViolation);
    const std::string head = "scale,term,low_per_year,high_per_year,source,status\n";
    CHECK_THROWS_AS(parse_probability_scales(head + "A,low,2,1,me,seen\n"), IoError);
    CHECK_THROWS_AS(parse_probability_scales(head + "A,low,,1,me,seen\n"), IoError);
}

TEST_CASE("without a track record the outermost words do not stand alone", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    const Statement held(phia, 0, 1000, Reach::no_extremes);
    CHECK(words(held) == std::vector<std::string>{"remote chance", "highly unlikely"});
    CHECK(held.holds_back());
    CHECK(held.band()->high == 0.20);
    CHECK(words(Statement(phia, 1000, 1000, Reach::no_extremes)) ==
          std::vector<std::string>{"highly likely", "almost certain"});
    const Statement inner(phia, 650, 1000, Reach::no_extremes);
    CHECK(words(inner) == std::vector<std::string>{"likely"});
    CHECK_FALSE(inner.holds_back());
    CHECK(inner.band()->low == 0.55);
    // Of overlapping terms a wider one may do.
    const Statement wider(shipped_scale("IPCC"), 0, 1000, Reach::no_extremes);
    CHECK(words(wider) == std::vector<std::string>{"very unlikely"});
    CHECK(wider.holds_back());
    CHECK_FALSE(Statement(phia, 43, 50).band());
}
