/// Which settled forecasts count as a track record, and for what.

#include "analysis/forecast/track_record.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::analysis;
using ledger::Kind;
using ledger::Record;

namespace {

Record event(const std::string& id, double simulated, Date issued = Date(2020, 1, 1)) {
    return {.id = id,
            .kind = Kind::probability,
            .issued = issued,
            .author = "the office",
            .family = "campaigns",
            .ask = "what " + id.substr(0, 1) + " asks",
            .text = "Statement",
            .resolves_by = "the yearly report",
            .by = Date(2021, 1, 1),
            .p = 0.5,  // as stated, which must not be taken for what was simulated
            .low = 0.4,
            .high = 0.6,
            .simulated = simulated,
            .provenance =
                ledger::Provenance{"0123456789ab", "00", "abc", "0.1.0", 100, 1, "baseline"}};
}

std::vector<ForecastQuestion> resolved(const std::vector<Record>& records, double outcome,
                                       Date on = Date(2021, 1, 1)) {
    auto questions = questions_of(records);
    for (auto& question : questions) {
        question.resolution = {outcome, on, "the report"};
    }
    return questions;
}

/// Of a run that starts in 2026 and asks "More than 5 devices serve as relay boxes at once".
SettledFamilies counted(const std::vector<ForecastQuestion>& questions) {
    return settled_families(questions, tests::sample_header(1, 12));
}

}  // namespace

TEST_CASE("what a run gave an event counts once it is settled", "[analysis]") {
    auto other = event("b", 0.2);
    other.family = std::string("installed base");
    auto questions = resolved({event("a", 0.9), other, event("c", 0), event("d", 1)}, 1);
    questions[1].resolution->outcome = 0;
    const auto found = counted(questions);
    REQUIRE(found.size() == 2);
    const auto& campaigns = found.at("campaigns");
    REQUIRE(campaigns.size() == 3);
    CHECK(campaigns[0].simulated == 0.9);
    CHECK(campaigns[0].happened);
    CHECK(campaigns[1].simulated == Approx(0.5 / 101));  // half a member
    CHECK(campaigns[2].simulated == Approx(100.5 / 101));
    CHECK(found.at("installed base").front().simulated == 0.2);
    CHECK_FALSE(found.at("installed base").front().happened);
}

TEST_CASE("open, void, verbal and human forecasts are no track record of runs", "[analysis]") {
    auto human = event("a", 0.9);
    human.simulated.reset();
    auto verbal = event("b", 0.9);
    verbal.kind = Kind::verbal;
    verbal.simulated.reset();
    auto quantity = event("c", 0.9);
    quantity.kind = Kind::quantity;
    quantity.simulated.reset();
    auto questions = resolved({human, verbal, quantity, event("d", 0.9), event("e", 0.9)}, 1);
    questions[3].resolution.reset();
    questions[4].resolution->outcome.reset();
    CHECK(counted(questions).empty());
}

TEST_CASE("of several versions the one that a run issued first counts", "[analysis]") {
    auto human = event("a", 0.9);
    human.simulated.reset();
    auto first = event("a-2", 0.3, Date(2020, 3, 1));
    first.ask = human.ask;
    first.supersedes = human.id;
    auto second = event("a-3", 0.7, Date(2020, 6, 1));
    second.ask = human.ask;
    second.supersedes = first.id;
    const auto found = counted(resolved({human, first, second}, 1));
    REQUIRE(found.at("campaigns").size() == 1);
    CHECK(found.at("campaigns").front().simulated == 0.3);
    // Nobody gets credit for what was known already.
    CHECK(counted(resolved({human, first, second}, 1, Date(2020, 3, 1))).empty());
}

TEST_CASE("no forecast is calibrated on its own outcome", "[analysis]") {
    const auto asked = tests::sample_header(1, 12).questions.front();
    const auto about_it = [&](const std::string& id, Date issued, Date by) {
        auto record = event(id, 0.9, issued);
        record.ask = asked.ask;
        record.resolves_by = asked.resolves_by;
        record.by = by;
        return record;
    };
    // Another date of the same event; and last year's, which was over when the run starts.
    const auto own = about_it("a", Date(2026, 1, 5), Date(2026, 7, 1));
    const auto last_year = about_it("b", Date(2025, 1, 1), Date(2026, 1, 1));
    auto elsewhere = about_it("c", Date(2026, 1, 5), Date(2026, 7, 1));
    elsewhere.resolves_by += ", another";
    const auto found = counted(resolved({own, last_year, elsewhere}, 1, Date(2026, 2, 1)));
    CHECK(found.at("campaigns").size() == 2);
    CHECK(counted(resolved({own}, 1, Date(2026, 2, 1))).empty());
}

TEST_CASE("what is resolved today is not known this morning", "[analysis]") {
    auto questions = resolved({event("a", 0.9), event("b", 0.2)}, 1, Date(2021, 1, 1));
    questions[1].resolution->resolved = Date(2021, 1, 2);
    reopen_from(questions, Date(2021, 1, 2));
    CHECK(questions[0].resolution);
    CHECK_FALSE(questions[1].resolution);
    reopen_from(questions, Date(2021, 1, 1));
    CHECK_FALSE(questions[0].resolution);
}

TEST_CASE("a family is recalibrated from thirty settled forecasts on", "[analysis]") {
    SettledFamilies settled{{"campaigns", std::vector<SettledForecast>(29, {0.8, true})}};
    CHECK(settled_of(settled, "campaigns") == 29);
    CHECK(settled_of(settled, "laws") == 0);
    CHECK_FALSE(recalibration_of(settled, "campaigns"));
    settled["campaigns"].push_back({0.8, true});
    REQUIRE(recalibration_of(settled, "campaigns"));
    CHECK(recalibration_of(settled, "campaigns")->family == "campaigns");
    CHECK(recalibration_of(settled, "campaigns")->settled == 30);
    CHECK_FALSE(recalibration_of(settled, "laws"));
}
