/// What a ledger's forecasts score together: versions, base rates, words, quantities and counts.

#include "analysis/score/score_report.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using ledger::Kind;
using ledger::Record;

namespace {

const Date due(2027, 1, 1);

Record record(const std::string& id, Kind kind, Date issued = Date(2026, 1, 1)) {
    return {.id = id,
            .kind = kind,
            .issued = issued,
            .author = "the office",
            .family = "botnets",
            .ask = "what " + id.substr(0, 1) + " asks",
            .text = "Statement",
            .resolves_by = "the yearly report",
            .by = due,
            .hash = "8000000000000" + std::string(51, '0')};  // one half, as a number from 0 to 1
}

Record event(const std::string& id, double p, Date issued = Date(2026, 1, 1)) {
    auto event = record(id, Kind::probability, issued);
    event.p = p;
    event.low = std::max(p - 0.05, 0.0);
    event.high = std::min(p + 0.05, 1.0);
    return event;
}

Record superseding(Record record, const std::string& id) {
    record.supersedes = id;
    return record;
}

Record said(const std::string& id, Interval band) {
    auto said = record(id, Kind::verbal);
    said.band = band;
    return said;
}

Record quantity(const std::string& id, double scale) {
    auto quantity = record(id, Kind::quantity);
    quantity.unit = "devices";
    quantity.quantiles = {{0.05, 0}, {0.25, 2}, {0.5, 3}, {0.75, 5}, {0.95, 9}};
    for (auto& [level, value] : quantity.quantiles) {
        value *= scale;
    }
    return quantity;
}

Resolution came(double outcome, Date on = due) {
    return {outcome, on, "the report, page 3"};
}

/// Three events: a at 0.8 with a base rate of one half happens, b at 0.3 does not, and c, at 0.6
/// for a quarter of the time to its day and at 0.9 for the rest, happens.
std::vector<ForecastQuestion> three_events() {
    auto a = event("a", 0.8);
    a.base_rate = 0.5;
    const std::vector<Record> records{a, event("b", 0.3), event("c", 0.6),
                                      superseding(event("c-2", 0.9, Date(2026, 1, 11)), "c")};
    auto questions = questions_of(records);
    questions.at(0).resolution = came(1, Date(2026, 5, 5));
    questions.at(1).resolution = came(0);
    questions.at(2).resolution = came(1, Date(2026, 2, 10));
    return questions;
}

}  // namespace

TEST_CASE("versions of a forecast are one question", "[analysis]") {
    const auto questions = three_events();
    REQUIRE(questions.size() == 3);
    REQUIRE(questions[2].versions.size() == 2);
    CHECK(questions[2].first().id == "c");
    CHECK(questions[2].shares() == std::vector<double>{0.25, 0.75});
}

TEST_CASE("what asks for something else is no version, whatever it claims to supersede",
          "[analysis]") {
    auto later = superseding(event("a-2", 0.9), "a");
    later.by = Date(2028, 1, 1);
    auto other_kind = superseding(said("a-3", {0.5, 0.7}), "a");
    CHECK(questions_of(std::vector<Record>{event("a", 0.1), later, other_kind}).size() == 3);
}

TEST_CASE("scores of events are means over questions, by hand", "[analysis]") {
    const auto report = score_report(three_events());
    const auto& scores = report.all.events.value();
    CHECK(scores.events == 3);
    CHECK(scores.happened == 2);
    // 0.2^2, 0.3^2 and 0.25 0.4^2 + 0.75 0.1^2 = 0.0475.
    CHECK_THAT(scores.brier.score(), WithinRel((0.04 + 0.09 + 0.0475) / 3, 1e-12));
    CHECK_THAT(scores.skill.score, WithinRel(scores.brier.score(), 1e-12));
    // -ln 0.8, -ln 0.7 and -0.25 ln 0.6 - 0.75 ln 0.9.
    CHECK_THAT(scores.log_score,
               WithinRel((0.2231435513 + 0.3566749439 + 0.1277064060 + 0.0790203868) / 3, 1e-8));
    // The base rate of a is recorded; of the others it is two thirds, as many as happened.
    CHECK(scores.recorded_base_rates == 1);
    CHECK_THAT(scores.skill.reference, WithinRel((0.25 + 4.0 / 9 + 1.0 / 9) / 3, 1e-12));
    // The reliability table has what was issued first.
    REQUIRE(scores.reliability.size() == 3);
    CHECK(scores.reliability[1].mean_probability == 0.6);
}

TEST_CASE("a stated 0 or 1 is scored at the end of its interval, never as infinite", "[analysis]") {
    auto never = event("a", 0);
    auto surely = event("b", 1);
    auto blunt = event("c", 0);
    blunt.high = 0;
    auto questions = questions_of(std::vector<Record>{never, surely, blunt});
    questions[0].resolution = came(1);
    questions[1].resolution = came(0);
    questions[2].resolution = came(1);
    // Intervals end at 0.05 and 0.95; without one it is half a per cent.
    CHECK_THAT(score_report(questions).all.events->log_score,
               WithinRel(-(2 * std::log(0.05) + std::log(0.005)) / 3, 1e-12));
}

TEST_CASE("words alone are scored apart", "[analysis]") {
    auto questions = questions_of(
        std::vector<Record>{said("a", {0.55, 0.75}), said("b", {0.8, 0.9}), event("c", 0.5)});
    questions[0].resolution = came(1);
    questions[1].resolution = came(0);
    questions[2].resolution = came(0);
    const auto report = score_report(questions);
    const auto& scores = report.all.verbal.value();
    CHECK(scores.events == 2);
    CHECK_THAT(scores.brier.middle, WithinRel((0.35 * 0.35 + 0.85 * 0.85) / 2, 1e-12));
    CHECK_THAT(scores.brier.best, WithinRel((0.25 * 0.25 + 0.8 * 0.8) / 2, 1e-12));
    CHECK_THAT(scores.brier.worst, WithinRel((0.45 * 0.45 + 0.9 * 0.9) / 2, 1e-12));
    CHECK_THAT(scores.skill.reference, WithinRel(0.25, 1e-12));
    CHECK(report.all.events->events == 1);
}

TEST_CASE("quantities are scored in their unit and counted in their intervals", "[analysis]") {
    auto questions = questions_of(std::vector<Record>{quantity("a", 1), quantity("b", 10)});
    questions[0].resolution = came(10);
    questions[1].resolution = came(30);
    const auto report = score_report(questions);
    const auto& scores = report.all.quantities.value();
    REQUIRE(scores.lines.size() == 2);
    CHECK(scores.lines[0].interval_score == 29);  // 9 + 20 * 1
    CHECK_THAT(scores.lines[0].weighted_interval_score, WithinRel(4.28, 1e-12));
    CHECK_THAT(scores.lines[0].place, WithinRel(0.975, 1e-12));  // half way from 0.95 to 1
    CHECK(scores.lines[1].place == 0.5);
    CHECK(scores.lines[1].interval_score == 90);
    CHECK(scores.nine_in_ten.inside == 1);
    CHECK(scores.half.inside == 1);
    CHECK(scores.half.compared == 2);
    REQUIRE(scores.units.size() == 1);
    CHECK(scores.units[0].interval_score == 59.5);
    CHECK_FALSE(scores.uniformity);
}

TEST_CASE("few quantities allow few words", "[analysis]") {
    std::vector<Record> records;
    for (const char* id : {"a", "b", "c", "d", "e", "f", "g", "h", "i"}) {
        records.push_back(quantity(id, 1));
    }
    auto questions = questions_of(records);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        questions[i].resolution = came(i < 7 ? 4 : 20);
    }
    const auto report = score_report(questions);
    // The posterior is Beta(8, 3): mean 8 / 11.
    CHECK_THAT(score_sentences(report.all).at(0),
               Contains("7 of 9 inside the 90 % interval") &&
                   Contains("posterior mean coverage 0.73, 90 % interval 0.49 to 0.91 under a "
                            "uniform prior"));
    CHECK(report.all.quantities->uniformity.value() < 0.2);
    CHECK_THAT(score_text(report), !Contains("validated"));
}

TEST_CASE("better or worse than base rates is said of ten events or more, not of nine",
          "[analysis]") {
    const auto sentence = [](std::size_t count, double p, double base_rate) {
        std::vector<Record> records;
        for (std::size_t i = 0; i < count; ++i) {
            records.push_back(event(std::string(1, static_cast<char>('a' + i)), p));
            records.back().base_rate = base_rate;
        }
        auto questions = questions_of(records);
        for (auto& question : questions) {
            question.resolution = came(1);
        }
        return score_sentences(score_report(questions).all).at(0);
    };
    CHECK_THAT(sentence(9, 0.9, 0.5), Contains("too few to tell better or worse"));
    CHECK_THAT(sentence(10, 0.9, 0.5), Contains("better than base rates"));
    CHECK_THAT(sentence(10, 0.5, 0.9), Contains("worse than base rates"));
    CHECK_THAT(sentence(10, 0.5, 0.5), Contains("cannot be told from base rates"));
}

TEST_CASE("what has no score stays in the counts", "[analysis]") {
    auto records = std::vector<Record>{event("a", 0.1), event("b", 0.1), event("c", 0.1),
                                       superseding(event("c-2", 0.2), "c"), event("d", 0.1)};
    records[4].by = Date(2030, 1, 1);
    records[4].family = "laws";
    auto questions = questions_of(records);
    questions[0].resolution = came(0, Date(2027, 3, 1));
    questions[1].resolution = Resolution{{}, Date(2026, 3, 1), "withdrawn"};
    const auto report = score_report(questions);
    const auto& tally = report.all.tally;
    CHECK(tally.issued == 4);
    CHECK(tally.records == 5);
    CHECK(tally.resolved == 1);
    CHECK(tally.withdrawn == 1);
    CHECK(tally.open == 2);
    CHECK(tally.overdue == 1);  // c was due before the latest outcome, d was not
    REQUIRE(report.families.size() == 2);
    CHECK(report.families[1].name == "laws");
    CHECK(report.families[1].tally.open == 1);
    CHECK_FALSE(report.families[1].events);
    CHECK_THAT(score_text(report), Contains("over 1 event, ") && Contains("too few to tell"));
}

TEST_CASE("a ledger without outcomes has no score, and JSON says so", "[analysis]") {
    const auto report = score_report(questions_of(std::vector<Record>{event("a", 0.1)}));
    CHECK_THAT(score_text(report), Contains("Nothing is resolved"));
    const auto json = nlohmann::json::parse(score_json(report));
    CHECK(json["latest_outcome"].is_null());
    CHECK(json["all"]["probabilities"].is_null());
    CHECK(json["all"]["counts"]["open"] == 1);
}
