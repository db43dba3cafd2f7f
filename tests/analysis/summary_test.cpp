#include "analysis/number_text.hpp"
#include "analysis/summary.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::tests;
using Catch::Contains;

namespace {

constexpr std::size_t members = 11;

/// Three years in which member m has 1000 + m devices everywhere, ten fewer under the ban, and in
/// which a tenth of the banned base leaves every year.
output::RunRecord simple_record(const output::RunHeader& header, std::size_t policy,
                                std::size_t member) {
    auto record = output::empty_record(header);
    const auto m = static_cast<double>(member);
    record.devices.assign(record.devices.size(), 1000 + m - (policy == 1 ? 10 : 0));
    record.active_peak.assign(record.active_peak.size(), static_cast<std::int64_t>(member));
    for (std::size_t t = 0; t < header.times_days.size(); ++t) {
        const double years = (header.times_days[t] - 181) / 365.0;
        record.surviving_share[t] =
            policy == 0 || years < 0 ? std::numeric_limits<double>::quiet_NaN() : 1 - years / 10;
    }
    return record;
}

Summary sample_summary(const TemporaryFolder& folder) {
    auto header = sample_header(members, 36);
    header.parameters.clear();
    output::RunWriter writer(folder / "results.h5", header);
    for (std::size_t policy = 0; policy < 2; ++policy) {
        for (std::size_t member = 0; member < members; ++member) {
            writer.write(policy, member, simple_record(header, policy, member));
        }
    }
    writer.finish();
    return summarise(output::RunReader(folder / "results.h5"), shipped_scale("PHIA"));
}

}  // namespace

TEST_CASE("a summary looks at 3 months, 12 months and the end", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = sample_summary(folder);
    REQUIRE(summary.horizons.size() == 3);
    CHECK(summary.horizons[0].date == Date(2026, 4, 1));
    CHECK(summary.horizons[0].observation == 3);
    CHECK(summary.horizons[1].date == Date(2027, 1, 1));
    CHECK(summary.horizons[2].date == Date(2029, 1, 1));
    CHECK(summary.horizons[2].observation == 36);
}

TEST_CASE("a short run has only the horizons that it reaches", "[analysis]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(2, 3));
    const auto summary = summarise(output::RunReader(folder / "results.h5"), shipped_scale("PHIA"));
    REQUIRE(summary.horizons.size() == 1);
    CHECK(summary.horizons[0].name == "long");
    CHECK(summary.surviving_shares.empty());
}

TEST_CASE("a summary has medians and paired changes", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = sample_summary(folder);
    const auto& devices = summary.headlines.front();
    CHECK(devices.headline.series == "devices");
    CHECK(devices.estimates[0][2].median == 4 * 1005);
    CHECK(devices.estimates[1][2].median == 4 * 995);
    CHECK(devices.differences[0][2].change.median == -40);
    CHECK(devices.differences[0][2].change.median_error == 0);
    CHECK(devices.differences[0][2].lower == members);
    for (const auto& forecast : summary.headlines) {
        const bool authorised = forecast.headline.series == "authorised_exposure";
        CHECK(forecast.headline.where.contains("layer") == authorised);
    }
}

TEST_CASE("the surviving share is read at whole times after the ban", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = sample_summary(folder);
    REQUIRE(summary.surviving_shares.size() == 3);  // 36 months would be after the end
    const auto& year = summary.surviving_shares[1];
    CHECK(year.policy == 1);
    CHECK(year.ban_start == Date(2026, 7, 1));
    CHECK(year.date == Date(2027, 7, 1));
    CHECK(year.share.median == Approx(0.9));
}

TEST_CASE("the text for the terminal is narrow and says what it must", "[analysis]") {
    const TemporaryFolder folder;
    const auto text = summary_text(sample_summary(folder));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        CAPTURE(line);
        CHECK(columns <= 100);
    }
    CHECK_THAT(text, Contains("4.02 k") && Contains("never added"));
    CHECK_THAT(text, Contains("after 1 year") && Contains("90.0 %"));
    CHECK_THAT(text, Contains("More than 5 devices serve as relay boxes at once, by 2026-04-01"));
    CHECK_THAT(text, Contains("Confidence: Uncalibrated"));
    CHECK_THAT(text, Contains("11 of 11"));
}

TEST_CASE("the table has one number in a row", "[analysis]") {
    const TemporaryFolder folder;
    const auto csv = summary_csv(sample_summary(folder));
    CHECK_THAT(csv, Catch::StartsWith("run,policy,series,strata,date,statistic,value,unit\n"));
    CHECK_THAT(csv, Contains("\n3f9a00112233,ban,devices,,2029-01-01,median,3980,device\n"));
    CHECK_THAT(csv, Contains(",ban,devices,,2029-01-01,change_median,-40,device\n"));
    CHECK_THAT(csv,
               Contains(",baseline,active,question=many_boxes,2026-04-01,members_happened,5,1\n"));
    CHECK_THAT(csv, Contains(",ban,surviving_share,,2027-07-01,median,0.9"));
    CHECK_THAT(csv,
               Contains(",baseline,authorised_exposure,layer=accessed,2026-04-01,q95,0,day\n"));
}

TEST_CASE("the JSON has the same numbers", "[analysis]") {
    const TemporaryFolder folder;
    const auto json = nlohmann::json::parse(summary_json(sample_summary(folder)));
    CHECK(json["members"] == members);
    CHECK(json["headlines"][0]["policies"]["ban"]["long"]["median"] == 3980);
    CHECK(json["headlines"][0]["policies"]["ban"]["long"]["change"]["members_lower"] == members);
    CHECK(json["questions"][0]["members_happened"] == 5);
    CHECK(json["surviving_shares"].size() == 3);
}

TEST_CASE("numbers for readers have three digits", "[analysis]") {
    CHECK(number_text(0) == "0");
    CHECK(number_text(37) == "37");
    CHECK(number_text(0.12345) == "0.123");
    CHECK(number_text(999.4) == "999");
    CHECK(number_text(999.6) == "1 k");
    CHECK(number_text(1234) == "1.23 k");
    CHECK(number_text(20'900'000) == "20.9 M");
    CHECK(number_text(999'900'000) == "1 bn");
    CHECK(number_text(2.3e13) == "2.3e+04 bn");
    CHECK(number_text(-1234) == "-1.23 k");
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "-");
    CHECK(change_text(5) == "+5");
    CHECK(change_text(-5) == "-5");
    CHECK(change_text(0) == "0");
    CHECK(share_text(0.9504) == "95.0 %");
    CHECK(wrapped("aa bb cc", 2, 7) == "  aa bb\n  cc\n");
}
