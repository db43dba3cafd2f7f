#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary.hpp"
#include "tests/analysis/sample_summary.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <regex>
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

}  // namespace

TEST_CASE("a summary looks at 3 months, 12 months and the end", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = summary_of(folder, members, simple_record);
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
    const auto summary = summary_of(folder, members, simple_record);
    const auto& devices = summary.headlines.front();
    CHECK(devices.headline.series == "devices");
    CHECK(devices.estimates[0][2].median == 4 * 1005);
    CHECK(devices.estimates[1][2].median == 4 * 995);
    CHECK(devices.differences[0][2].change.median == -40);
    CHECK(devices.differences[0][2].change.median_error() == 0);
    CHECK(devices.differences[0][2].lower == members);
    for (const auto& forecast : summary.headlines) {
        const bool authorised = forecast.headline.series == "authorised_exposure";
        CHECK(forecast.headline.where.contains("layer") == authorised);
    }
}

TEST_CASE("the surviving share is read at whole times after the ban", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = summary_of(folder, members, simple_record);
    REQUIRE(summary.surviving_shares.size() == 3);  // 36 months would be after the end
    const auto& year = summary.surviving_shares[1];
    CHECK(year.policy == 1);
    CHECK(year.ban_start == Date(2026, 7, 1));
    CHECK(year.date == Date(2027, 7, 1));
    CHECK(year.share.median == Approx(0.9));
}

TEST_CASE("the text for the terminal is narrow and says what it must", "[analysis]") {
    const TemporaryFolder folder;
    const auto text = summary_text(summary_of(folder, members, simple_record));
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
    CHECK_THAT(text,
               Contains("More than 5 devices serve as relay boxes at once, by 2026-04-01.\n"));
    CHECK_THAT(text, Contains("\n  When it happens: by 2026-01-01.\n"));
    CHECK_THAT(text, Contains("\nConfidence in each of these answers: uncalibrated"));
    const std::regex ugly("nan|inf|unknown|[-+]0|.*[0-9]e[-+][0-9].*");
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        CAPTURE(word);
        CHECK_FALSE(std::regex_match(word, ugly));
    }
}

TEST_CASE("the text begins with the answers and ends with the changes", "[analysis]") {
    const TemporaryFolder folder;
    const auto text = summary_text(summary_of(folder, members, simple_record));
    std::size_t last = 0;
    for (const auto* const title :
         {"Příklad, a sample\n11 possible courses of events (members), 2026-01-01 to 2029-01-01, 2 "
          "policies. Run 3f9a00112233.\n",
          "\nHow likely it is, under \"No new measure\" unless said otherwise\n",
          "\nWhat a ban on sales leaves in use\n", "\nWhat to expect under \"No new measure\"\n",
          "\nWhose devices are online under \"No new measure\"\n",
          "\nWhat each policy changes by 2029-01-01\n"}) {
        CAPTURE(title);
        const auto found = text.find(title);
        REQUIRE(found != std::string::npos);
        CHECK(found >= last);
        last = found;
    }
}

TEST_CASE("a question under another policy says so", "[analysis]") {
    const TemporaryFolder folder;
    auto summary = summary_of(folder, members, simple_record);
    summary.answers[0].question.policy = "ban";
    CHECK_THAT(summary_text(summary), Contains("once, by 2026-04-01, under \"A ban on sales\".\n"));
}

TEST_CASE("when it happens is told with its spread, and not if it never does", "[analysis]") {
    const TemporaryFolder folder;
    auto summary = summary_of(folder, members, simple_record);
    summary.answers[0].first_days = estimate({0, 31, 31, 59});
    CHECK_THAT(summary_text(summary),
               Contains("\n  When it happens: by 2026-02-01 in the median, 2026-01-05 to "
                        "2026-02-24 in nine in ten of these\n  members.\n"));
    summary.answers[0].first_days = std::nullopt;
    CHECK_THAT(summary_text(summary), !Contains("When it happens"));
    CHECK(nlohmann::json::parse(summary_json(summary))["questions"][0]["first_days"].is_null());
}

TEST_CASE("changes name policies in rows and leave out what nothing changes", "[analysis]") {
    const TemporaryFolder folder;
    auto summary = summary_of(folder, members, simple_record);
    const auto text = summary_text(summary);
    CHECK_THAT(text, Contains("\n  ban: A ban on sales\n"));
    CHECK_THAT(text,
               Contains("\nDevices online\n  ban                               -40       ± 0   "
                        "-40                       11       0       0\n"));
    CHECK_THAT(text,
               Contains("No policy changes these in any member: Relay boxes: infections so "));

    summary.policies.push_back({"a_policy_with_a_name_of_forty_characters_", ""});
    for (auto& forecast : summary.headlines) {
        forecast.differences.push_back(forecast.differences[0]);
    }
    auto& none = summary.headlines[0].differences[1].back();
    none.lower = 0;
    none.equal = members;
    CHECK_THAT(summary_text(summary),
               Contains("\n  a_policy_with_a_name_of_forty_characters_\n" + std::string(30, ' ') +
                        "   no change in any member\n"));
}

TEST_CASE("levels have every horizon, and layers only the last", "[analysis]") {
    const TemporaryFolder folder;
    const auto text = summary_text(summary_of(folder, members, simple_record));
    CHECK_THAT(text, Contains("\nDevices online             2026-04-01   4.02 k  "));
    CHECK_THAT(text, Contains("\nRelay boxes: most held at  2026-04-01        5  2.5 to 7.5"));
    CHECK_THAT(text, Contains("\nonce so far                2027-01-01        5  "));
    CHECK_THAT(text, Contains("\n  compellable              2029-01-01        0  0"));
    CHECK_THAT(text, !Contains("compellable              2026-04-01"));
}

TEST_CASE("a ban that two policies share is told once", "[analysis]") {
    const TemporaryFolder folder;
    auto summary = summary_of(folder, members, simple_record);
    summary.policies.push_back({"both", "Both together"});
    for (auto& forecast : summary.headlines) {
        forecast.differences.push_back(forecast.differences[0]);
    }
    const auto shares = summary.surviving_shares;
    for (auto share : shares) {
        share.policy = 2;
        summary.surviving_shares.push_back(share);
    }
    CHECK_THAT(summary_text(summary), Contains("\nBoth together (from 2026-07-01): the same\n"));
    summary.surviving_shares.back().share.median = 0.5;
    CHECK_THAT(summary_text(summary), Contains("\nBoth together (from 2026-07-01)\n  after"));
}

TEST_CASE("a single member under a single policy still gives a text", "[analysis]") {
    const TemporaryFolder folder;
    auto header = sample_header(1, 12);
    header.policies.resize(1);
    header.ban_starts_days.resize(1);
    header.parameters.clear();
    output::RunWriter writer(folder / "results.h5", header);
    writer.write(0, 0, simple_record(header, 0, 0));
    writer.finish();
    const auto summary = summarise(output::RunReader(folder / "results.h5"), shipped_scale("PHIA"));
    const auto text = summary_text(summary);
    CHECK_THAT(text, Contains("1 possible course of events (a member)") && Contains("1 policy."));
    CHECK_THAT(text, Contains("± unknown") && !Contains("nan") && !Contains("What each policy"));
    CHECK_THAT(summary_csv(summary), !Contains("nan"));
    CHECK_THAT(summary_csv(summary), Contains(",median_low,,device\n"));
    CHECK(nlohmann::json::parse(summary_json(summary))["members"] == 1);
}

TEST_CASE("the table has one number in a row", "[analysis]") {
    const TemporaryFolder folder;
    const auto csv = summary_csv(summary_of(folder, members, simple_record));
    CHECK_THAT(csv,
               Catch::StartsWith("run,quantity,policy,series,strata,date,statistic,value,unit\n"));
    const auto has = [&](const std::string& row) {
        CHECK_THAT(csv, Contains("\n3f9a00112233," + row + "\n"));
    };
    has("Devices online,ban,devices,,2029-01-01,median,3980,device");
    has("Devices online,ban,devices,,2029-01-01,change_median,-40,device");
    has("Devices online,ban,devices,,2029-01-01,change_members_higher,0,member");
    has("Devices online,ban,devices,,2029-01-01,change_median_low,-40,device");
    has("More than 5 devices serve as relay boxes at once,baseline,active,question=many_boxes,"
        "2026-04-01,members_happened,5,member");
    has("More than 5 devices serve as relay boxes at once,baseline,active,question=many_boxes,"
        "2026-04-01,first_median,0,day");
    has("Device-days open to vendors' states so far: accessed,baseline,authorised_exposure,"
        "layer=accessed,2026-04-01,q95,0,device-day");
    CHECK_THAT(csv, Contains("Share of the banned devices still in use,ban,surviving_share,"
                             "months=12,2027-07-01,median,0.9"));
}

TEST_CASE("the JSON has the same numbers", "[analysis]") {
    const TemporaryFolder folder;
    const auto json =
        nlohmann::json::parse(summary_json(summary_of(folder, members, simple_record)));
    CHECK(json["members"] == members);
    CHECK(json["headlines"][0]["policies"]["ban"]["long"]["median"] == 3980);
    CHECK(json["headlines"][0]["policies"]["ban"]["long"]["change"]["members_lower"] == members);
    CHECK(json["headlines"][0]["policies"]["ban"]["long"]["median_interval_90"][0] == 3968);
    CHECK(json["questions"][0]["members_happened"] == 5);
    CHECK(json["questions"][0]["needed"]["words"] == 1);
    CHECK(json["questions"][0]["first_days"]["median"] == 0);
    CHECK(json["surviving_shares"].size() == 3);
}

TEST_CASE("numbers for readers have three digits", "[analysis]") {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    CHECK(number_text(0) == "0");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(7.39e-7) == "0");
    CHECK(number_text(-1e-9) == "0");
    CHECK(number_text(0.0005) == "0.001");
    CHECK(number_text(37) == "37");
    CHECK(number_text(54.5) == "54.5");
    CHECK(number_text(0.12345) == "0.123");
    CHECK(number_text(999.4) == "999");
    CHECK(number_text(999.6) == "1.00 k");
    CHECK(number_text(1234) == "1.23 k");
    CHECK(number_text(12'000) == "12.0 k");
    CHECK(number_text(345'678) == "346 k");
    CHECK(number_text(20'900'000) == "20.9 M");
    CHECK(number_text(999'900'000) == "1.00 bn");
    CHECK(number_text(2.3e13) == "23.0 tn");
    CHECK(number_text(2.3e15) == "2300 tn");
    CHECK(number_text(-1234) == "-1.23 k");
    CHECK(number_text(missing) == "unknown");
    CHECK(change_text(5) == "+5");
    CHECK(change_text(-5) == "-5");
    CHECK(change_text(0) == "0");
    CHECK(change_text(1e-9) == "0");
    CHECK(change_text(-1e-9) == "0");
    CHECK(range_text({-1, 1200}, change_text) == "-1 to +1.20 k");
    CHECK(range_text({1e-9, 0}, number_text) == "0");
    CHECK(share_text(0.9504) == "95.0 %");
    CHECK(wrapped("aa bb cc", 2, 7) == "  aa bb\n  cc\n");
    CHECK(wrapped("aa 90 % cc", 0, 5) == "aa\n90 %\ncc\n");
}
