#include "analysis/export/exporter.hpp"
#include "base/error.hpp"
#include "output/csv_text.hpp"
#include "tests/output/sample_run.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::tests;

namespace {

using Factory = std::unique_ptr<Exporter> (*)(const output::RunHeader&, TextSink);

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The sample run of three members, observed on three dates, as one text.
std::string exported(Factory make, const ExportSelection& selection) {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(3, 2));
    const output::RunReader run(folder / "results.h5");
    std::string text;
    const auto exporter = make(run.header(), [&](std::string_view more) { text += more; });
    for_each_course(run, selection, [&](const Course& course) { exporter->add(course); });
    exporter->finish();
    return text;
}

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a series is exported in total and by each axis", "[analysis][export]") {
    const auto header = sample_header(1, 1);
    CHECK(strata_of(header, output::series_spec("devices")) ==
          std::vector<Places>{{},
                              {{"jurisdiction", "cz"}},
                              {{"jurisdiction", "hu"}},
                              {{"sector", "consumer"}},
                              {{"sector", "health"}},
                              {{"bloc", "prc"}},
                              {{"bloc", "allied"}}});
    CHECK(strata_of(header, output::series_spec("active_peak")) ==
          std::vector<Places>{{{"campaign", "orb"}}, {{"campaign", "worm"}}});
    CHECK(strata_of(header, output::series_spec("surviving_share")) == std::vector<Places>{{}});
}

TEST_CASE("a place that is the only one on its axis is not told twice", "[analysis][export]") {
    auto header = sample_header(1, 1);
    header.jurisdictions.resize(1);
    for (const auto& where : strata_of(header, output::series_spec("devices"))) {
        CHECK_FALSE(where.contains("jurisdiction"));
    }
}

TEST_CASE("no export adds up what may not be added", "[analysis][export]") {
    const auto header = sample_header(1, 1);
    for (const auto& spec : output::series_specs()) {
        const auto strata = strata_of(header, spec);
        CHECK(std::set<Places>(strata.begin(), strata.end()).size() == strata.size());
        for (const auto& where : strata) {
            CAPTURE(spec.name, strata_text(where));
            CHECK_FALSE(problem_with(header, spec, where));
        }
    }
}

TEST_CASE("members without a number are not counted", "[analysis][export]") {
    const auto some = statistics_of({4, missing, 1, 3, 2});
    const StatisticValues expected{4, 2.5, 1.15, 1.75, 3.25, 3.85, 2.5, std::sqrt(5.0 / 12)};
    for (std::size_t i = 0; i < statistics.size(); ++i) {
        CHECK(some[i] == Approx(expected[i]).epsilon(1e-12));
    }
    const auto none = statistics_of({missing, missing});
    CHECK(none[0] == 0);
    CHECK(std::all_of(none.begin() + 1, none.end(), [](double v) { return std::isnan(v); }));
    CHECK(std::isnan(statistics_of({7}).back()));  // one member has no error
}

TEST_CASE("fields are quoted where commas, quotes and line ends ask for it", "[analysis][export]") {
    CHECK(output::csv_field("plain text") == "plain text");
    CHECK(output::csv_field("a,b") == "\"a,b\"");
    CHECK(output::csv_field("say \"so\"") == "\"say \"\"so\"\"\"");
    CHECK(output::csv_field("a\r\nb") == "\"a\r\nb\"");
    CHECK(output::csv_number(0.1) == "0.1");
    CHECK(output::csv_number(missing).empty());
}

// The sample's rule makes the numbers of a series from its place among the series.
TEST_CASE("tables carry everything in each row, and nothing for what is missing",
          "[analysis][export]") {
    const auto& specs = output::series_specs();
    const auto place = &output::series_spec("surviving_share") - specs.data();
    const auto mean = output::csv_number(1000 * static_cast<double>(place) + 100 + 10 + 2 + 0.25);
    const ExportSelection selection{{"surviving_share"}, {}};
    const auto tidy = exported(csv_exporter, selection);
    CHECK(std::count(tidy.begin(), tidy.end(), '\n') == 1 + 2 * 3 * 8);
    CHECK(has_line(tidy, "run,policy,variable,strata,date,unit,statistic,value"));
    CHECK(has_line(tidy, "3f9a00112233,ban,surviving_share,,2026-03-01,1,mean," + mean));
    CHECK(has_line(tidy, "3f9a00112233,ban,surviving_share,,2026-03-01,member,members,3"));
    CHECK(has_line(tidy, "3f9a00112233,baseline,surviving_share,,2026-03-01,1,mean,"));
    CHECK(has_line(tidy, "3f9a00112233,baseline,surviving_share,,2026-03-01,member,members,0"));
    CHECK(tidy.find("nan") == std::string::npos);
    const auto wide = exported(wide_csv_exporter, selection);
    CHECK(has_line(wide, "run,policy,variable,strata,date,unit,members,median,q05,q25,q75,q95,mean,"
                         "mean_error"));
    CHECK(has_line(wide, "3f9a00112233,baseline,surviving_share,,2026-01-01,1,0,,,,,,,"));
    CHECK(std::count(wide.begin(), wide.end(), '\n') == 1 + 2 * 3);
}

TEST_CASE("only what is asked for is exported", "[analysis][export]") {
    const auto text = exported(wide_csv_exporter, {{"active_peak", "campaigns"}, {"ban"}});
    CHECK(std::count(text.begin(), text.end(), '\n') == 1 + (2 + 2 * 7) * 3);
    CHECK(text.find("baseline") == std::string::npos);
}

TEST_CASE("IAMC variables name series, strata and statistic", "[analysis][export]") {
    const auto text = exported(iamc_exporter, {{"active"}, {"ban"}});
    CHECK(has_line(text, "model,scenario,region,variable,unit,time,value,run"));
    const auto starts = [&](const std::string& row) {
        return text.find("\nCordon 0.1.0,ban," + row) != std::string::npos;
    };
    CHECK(starts("cz,active|campaign|orb|50.0th Percentile,device,2026-01-01,"));
    CHECK(starts("cz,active|campaign|orb|bloc|prc|Mean,device,2026-03-01,"));
    CHECK(starts("Hungary,active|campaign|worm|Members,member,2026-02-01,3,3f9a00112233\n"));
}

TEST_CASE("JSON has a list of numbers for each statistic", "[analysis][export]") {
    const auto json = nlohmann::json::parse(exported(json_exporter, {{"banned_base"}, {}}));
    CHECK(json["run"] == "3f9a00112233");
    CHECK(json["seed"] == 18'446'744'073'709'551'615U);
    REQUIRE(json["courses"].size() == 2);
    const auto& baseline = json["courses"][0];
    CHECK(baseline["dates"] == nlohmann::json({"2026-01-01", "2026-02-01", "2026-03-01"}));
    CHECK(baseline["statistics"]["members"] == nlohmann::json({0, 0, 0}));
    CHECK(baseline["statistics"]["median"] == nlohmann::json({nullptr, nullptr, nullptr}));
    CHECK(json["courses"][1]["statistics"]["median"][2].is_number());
}

TEST_CASE("a database that cannot be made is an error of the disk", "[analysis][export]") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(sqlite_exporter(sample_header(1, 1), folder / "no/such/file.sqlite"), IoError);
}
