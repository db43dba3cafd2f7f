/// Forecasts for publication: horizons from one ensemble, confidence of its own, records and hub.

#include "analysis/forecast/forecast.hpp"
#include "analysis/forecast/hub.hpp"
#include "analysis/ledger/ledger.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "output/results_format.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace cordon;
using namespace cordon::analysis;
using Catch::Contains;
using cordon::tests::TemporaryFolder;

namespace {

/// A run of three years in which member m of campaign orb first holds 6 devices in month m % 50,
/// and none before and after: it passes 5 by 3 months in 8 members of 100, by 12 in 26, by 36
/// in 74.
void write_run(const std::filesystem::path& file, std::size_t members,
               std::size_t months_later = 0) {
    auto header = tests::sample_header(members, 36);
    header.provenance.canonical_sha256 = sha256("scenario");
    auto level = header.questions.front();
    level.name = "stock";
    level.series = "devices";
    level.reduction = output::Reduction::final;
    level.where = {{"jurisdiction", "hu"}};
    level.policy = "ban";
    header.questions.push_back(level);
    output::RunWriter writer(file, header);
    for (std::size_t member = 0; member < members; ++member) {
        writer.write_parameters(member, std::vector<double>{0.5, 1.5});
        for (std::size_t policy = 0; policy < 2; ++policy) {
            auto record = output::empty_record(header);
            const std::size_t month = member % 50 + months_later;
            if (month < header.times_days.size()) {
                record.active_peak[month * header.campaigns.size()] = 6;
            }
            writer.write(policy, member, record);
        }
    }
    writer.finish();
}

Forecast forecast_of(const std::filesystem::path& file, const std::string& scale = "PHIA") {
    const output::RunReader run(file);
    return forecast({.run = run}, shipped_scale(scale));
}

/// A record of a family that was right: of what got 90 % nine of ten came, and of 10 % one.
SettledFamilies right_record(const std::string& family, std::size_t settled) {
    SettledFamilies families;
    for (std::size_t i = 0; i < settled; ++i) {
        const bool was_likely = i % 2 == 0;
        families[family].push_back({was_likely ? 0.9 : 0.1, (i / 2 % 10 == 0) != was_likely});
    }
    return families;
}

const ConfidenceGrounds good{.interval = {0.60, 0.66},
                             .numbers = 100,
                             .guesses = 10,
                             .by_fixing_guesses = Moved{0.63, 0.62},
                             .by_equal_vendors = Moved{0.63, 0.64},
                             .settled = 30};

}  // namespace

TEST_CASE("an event is told over the horizons of the calendar, from one ensemble", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    const auto told = forecast_of(folder / "results.h5");
    REQUIRE(told.questions.size() == 2);
    const auto& boxes = told.questions[0];
    CHECK(boxes.by == Date(2026, 4, 1));
    CHECK(boxes.statement.happened() == 8);
    REQUIRE(boxes.horizons.size() == 3);
    CHECK(boxes.horizons[0].by == Date(2026, 4, 1));
    CHECK(boxes.horizons[1].by == Date(2027, 1, 1));
    CHECK(boxes.horizons[2].by == Date(2029, 1, 1));
    CHECK(boxes.horizons[0].by_then.happened() == 8);
    CHECK(boxes.horizons[1].by_then.happened() == 26);
    CHECK(boxes.horizons[2].by_then.happened() == 74);
    CHECK_FALSE(boxes.horizons[0].given_not_before);
    REQUIRE(boxes.horizons[1].given_not_before);
    CHECK(boxes.horizons[1].given_not_before->happened() == 18);
    CHECK(boxes.horizons[1].given_not_before->members() == 92);
    CHECK(boxes.horizons[2].given_not_before->happened() == 48);
    CHECK(boxes.horizons[2].given_not_before->members() == 74);
    // A stock on a date may fall again, so it has no "by then".
    CHECK(told.questions[1].horizons.empty());
    CHECK(told.questions[1].condition == "A ban on sales");
    const auto text = forecast_text(told);
    CHECK_THAT(text, Contains("given not before: ") && Contains("Confidence: low, since "));
    CHECK_THAT(text, Contains("at once, by 2026-04-01.") && Contains(", on 2026-04-01, under \"A"));
}

TEST_CASE("a level of frequency is read over each horizon", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    const auto told = forecast_of(folder / "results.h5", "NUKIB");
    // 8 % in three months is more often than once in 5 years, 26 % in a year about that often.
    CHECK(told.questions[0].horizons[0].by_then.terms().front().word == "Low");
    CHECK(told.questions[0].horizons[0].by_then.terms().back().word == "Medium");
    CHECK(told.questions[0].horizons[1].by_then.terms().front().word == "Medium");
    CHECK(told.questions[0].horizons[1].by_then.terms().size() == 1);
}

TEST_CASE("confidence is low for one poor ground and high only with a record", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    CHECK(confidence(phia, good).level == ConfidenceLevel::high);
    auto grounds = good;
    grounds.settled = 29;
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::moderate);
    CHECK_THAT(confidence(phia, grounds).sentence(),
               Contains("Confidence: moderate, since ") && Contains("uncalibrated, with only 29"));
    grounds = good;
    grounds.by_equal_vendors = {0.63, 0.85};  // one band on
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::moderate);
    grounds.by_equal_vendors = {0.63, 0.97};
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::low);
    grounds.by_equal_vendors.reset();
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::moderate);
    grounds = good;
    grounds.by_fixing_guesses = {0.63, 0.85};
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::low);
    grounds.by_fixing_guesses.reset();
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::high);
    grounds.guesses = 51;
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::low);
    grounds = good;
    grounds.interval = {0.4, 0.8};
    CHECK(confidence(phia, grounds).level == ConfidenceLevel::low);
}

TEST_CASE("bands are counted from the narrowest word around a probability", "[analysis]") {
    const auto phia = shipped_scale("PHIA");
    CHECK(bands_apart(phia, 0.56, 0.74) == 0);
    CHECK(bands_apart(phia, 0.60, 0.85) == 1);
    CHECK(bands_apart(phia, 0.60, 0.77) == 0.5);
    CHECK(bands_apart(phia, 0.02, 0.97) == 6);
    CHECK(bands_apart(shipped_scale("ICD 203"), 0.005, 0.03) == 0.5);
    CHECK(bands_apart(shipped_scale("IPCC"), 0.50, 0.995) > 1);
}

TEST_CASE("another run of fewer members is held against the same members", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    write_run(folder / "fewer.h5", 20);  // in 4 of 20 by 3 months, as in the first 20 of the run
    const output::RunReader run(folder / "results.h5");
    const output::RunReader fewer(folder / "fewer.h5");
    const auto told = forecast({.run = run, .guesses_fixed = &fewer, .vendor_neutral = &fewer},
                               shipped_scale("PHIA"));
    CHECK_THAT(told.questions[0].confidence.reason,
               Contains("fixing all guesses moves it by under 1 point") &&
                   Contains("with vendors equally secure it moves by under 1 point"));
}

TEST_CASE("structures that disagree by more than a band are told first", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 200);
    write_run(folder / "neutral.h5", 200, 3);  // by 3 months: 2 % instead of 8 %
    write_run(folder / "same.h5", 200);
    const output::RunReader run(folder / "results.h5");
    const output::RunReader neutral(folder / "neutral.h5");
    const output::RunReader same(folder / "same.h5");
    const auto icd = shipped_scale("ICD 203");
    CHECK_FALSE(forecast({.run = run, .vendor_neutral = &same}, icd).questions[0].other_structure);
    // 8 % is the second word of ICD 203, 2 % the first: one band, told in confidence alone.
    const auto near = forecast({.run = run, .vendor_neutral = &neutral}, icd).questions[0];
    CHECK_FALSE(near.other_structure);
    CHECK_THAT(near.confidence.reason,
               Contains("with vendors equally secure it moves by 6 points"));
    const ProbabilityScale fine{"F", {{"a", {0, 0.03}}, {"b", {0.03, 0.06}}, {"c", {0.06, 1}}}};
    const auto far = forecast({.run = run, .vendor_neutral = &neutral}, fine);
    REQUIRE(far.questions[0].other_structure);
    CHECK(far.questions[0].other_structure->happened() == 4);
    const auto text = forecast_text(far);
    CHECK(text.find("Across structures: ") < text.find("Likelihood: "));
}

TEST_CASE("outermost words need thirty settled forecasts of the family", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    const output::RunReader run(folder / "results.h5");
    const auto phia = shipped_scale("PHIA");
    // No member is above the threshold of the stock: at most 3 %.
    const auto young = forecast({.run = run, .settled = right_record("installed base", 29)}, phia);
    CHECK(young.questions[1].statement.terms().size() == 2);
    CHECK_THAT(
        published_text(young.questions[1], young.questions[1].by, young.questions[1].statement),
        Contains("held back until 30 forecasts of its family are settled"));
    CHECK_FALSE(young.questions[1].statement.recalibration());
    const auto old = forecast({.run = run, .settled = right_record("installed base", 3000)}, phia);
    REQUIRE(old.questions[1].statement.terms().size() == 1);
    CHECK(old.questions[1].statement.terms().front().word == "remote chance");
    CHECK_FALSE(old.questions[1].statement.holds_back());
    // Another family has no record by that.
    CHECK(old.questions[0].statement.terms().size() == 2);
    CHECK_FALSE(old.questions[0].statement.recalibration());
    CHECK_THAT(old.questions[0].confidence.reason, Contains("no forecasts of its family"));
    CHECK_THAT(old.questions[1].confidence.reason, Contains("3000 forecasts of its family are"));
}

TEST_CASE("a family with a record is recalibrated as a whole", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    write_run(folder / "neutral.h5", 100, 3);
    const output::RunReader run(folder / "results.h5");
    const output::RunReader neutral(folder / "neutral.h5");
    // Of what got 90 % only six of ten came, and of what got 10 % four.
    SettledFamilies settled;
    for (int i = 0; i < 40; ++i) {
        settled["campaigns"].push_back({i < 20 ? 0.1 : 0.9, i % 20 < (i < 20 ? 8 : 12)});
    }
    const auto line = fitted_recalibration("campaigns", settled["campaigns"]);
    REQUIRE(line.slope < 0.6);
    const auto told = forecast({.run = run, .vendor_neutral = &neutral, .settled = settled},
                               shipped_scale("PHIA"));
    const auto& boxes = told.questions[0];
    CHECK(boxes.statement.share() == 0.08);
    CHECK(boxes.statement.p() == Approx(line.stated(0.08)));
    REQUIRE(boxes.horizons.size() == 3);
    double before = 0;
    for (const auto& horizon : boxes.horizons) {
        CHECK(horizon.by_then.p() == Approx(line.stated(horizon.by_then.share())));
        CHECK(horizon.by_then.p() > before);
        if (horizon.given_not_before) {
            CHECK(before + (1 - before) * horizon.given_not_before->p() ==
                  Approx(horizon.by_then.p()));
        }
        before = horizon.by_then.p();
    }
    // Confidence compares what is stated on both sides: 2 % by three months there.
    const auto apart = std::lround(100 * (line.stated(0.08) - line.stated(0.02)));
    CHECK_THAT(boxes.confidence.reason,
               Contains("equally secure it moves by " + std::to_string(apart) + " points"));
    const auto text = forecast_text(told);
    CHECK_THAT(text, Contains("It happens in 8 of 100 members: 8 %. Recalibrated by 40 settled"));
    // Stocks have no record of their own.
    CHECK_FALSE(told.questions[1].statement.recalibration());

    const auto records = forecast_records(told, Date(2026, 1, 1), "the office").records;
    CHECK(records[0].simulated == 0.08);
    CHECK(records[0].p == boxes.statement.p());
    CHECK(records[0].low == boxes.statement.interval().low);
    CHECK_THAT(records[0].text, Contains("Recalibrated by 40 settled forecasts of its family"));
    CHECK_FALSE(records[3].simulated);  // a quantity
    CHECK(ledger::freeze(folder / "ledger", records).size() == records.size());
    const auto json = nlohmann::json::parse(forecast_json(told))["questions"][0]["statement"];
    CHECK(json["simulated"]["p"] == 0.08);
    CHECK(json["p"] == boxes.statement.p());
    CHECK(json["recalibration"]["settled"] == 40);
    CHECK(json["recalibration"]["slope"] == line.slope);
    const auto digits = nlohmann::json(boxes.statement.p()).dump();
    CHECK_THAT(hub_files(told)[1].text, Contains("many_boxes,90,") && Contains(",yes," + digits));
}

TEST_CASE("all that was stated goes into the ledger, but for what is past", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    const auto told = forecast_of(folder / "results.h5");
    const auto made = forecast_records(told, Date(2026, 1, 1), "the office");
    const auto frozen = ledger::freeze(folder / "ledger", made.records);
    std::vector<std::string> ids;
    for (const auto& [record, is_new] : frozen) {
        CHECK(is_new);
        ids.push_back(record.id.substr(13));
    }
    CHECK(ids == std::vector<std::string>{"many_boxes", "many_boxes-by-2027-01-01",
                                          "many_boxes-by-2029-01-01", "many_boxes-number", "stock",
                                          "stock-number"});
    CHECK(made.left_out.empty());
    CHECK(frozen[0].record.p == 0.08);
    CHECK(frozen[0].record.simulated == 0.08);
    CHECK(frozen[0].record.provenance->policy == "baseline");
    CHECK(frozen[3].record.quantiles.size() == 9);
    CHECK(frozen[3].record.quantiles.back().value == 6);
    CHECK(frozen[4].record.provenance->policy == "ban");
    CHECK_THAT(frozen[0].record.text, Contains(" Confidence: low, since "));
    for (const auto& again : ledger::freeze(folder / "ledger", made.records)) {
        CHECK_FALSE(again.is_new);
    }
    const auto late = forecast_records(told, Date(2026, 4, 1), "the office");
    CHECK(late.records.size() == 2);
    CHECK(late.left_out.size() == 4);
}

TEST_CASE("few members make no quantiles, and no questions no forecast", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "few.h5", 19);
    const auto few = forecast_of(folder / "few.h5");
    CHECK(few.questions[0].quantiles.empty());
    CHECK_THAT(forecast_records(few, Date(2026, 1, 1), "me").left_out.front(),
               Contains("19 members are too few"));
    CHECK(hub_files(few)[1].text.find("quantile") == std::string::npos);
    write_run(folder / "some.h5", 20);
    CHECK(forecast_of(folder / "some.h5").questions[0].quantiles.size() == 7);
    auto header = tests::sample_header(1, 1);
    header.questions.clear();
    tests::write_sample(folder / "none.h5", header);
    CHECK_THROWS_AS(forecast_of(folder / "none.h5"), IoError);
}

TEST_CASE("a hub gets no certainty, and its probabilities add up", "[analysis]") {
    const TemporaryFolder folder;
    write_run(folder / "results.h5", 100);
    const auto files = hub_files(forecast_of(folder / "results.h5"));
    REQUIRE(files.size() == 3);
    CHECK(files[1].path == "model-output/cordon-forecast/2026-01-01-cordon-forecast.csv");
    CHECK_THAT(files[1].text, Contains("\n2026-01-01,many_boxes,90,Czechia,pmf,yes,0.08\n") ||
                                  Contains("\n2026-01-01,many_boxes,90,cz,pmf,yes,0.08\n"));
    CHECK_THAT(files[1].text, Contains("2026-01-01,stock,90,hu,pmf,no,0.995049504950495"));
    CHECK(nlohmann::json::parse(files[0].text)["rounds"][0]["model_tasks"].size() == 4);
}
