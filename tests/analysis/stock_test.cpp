#include "analysis/summary/stock.hpp"
#include "analysis/summary/summary_sections.hpp"
#include "tests/analysis/sample_summary.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::tests;
using Catch::Contains;

namespace {

constexpr std::size_t members = 11;
constexpr double member_step = 1'000'000;

/// Households of member m have 20 + m million devices of the PRC and 60 million of allies;
/// hospitals have none. All are routers, and at the end twice as many. The ban changes everything.
output::RunRecord record_of(const output::RunHeader& header, std::size_t policy,
                            std::size_t member) {
    auto record = output::empty_record(header);
    const std::size_t times = header.times_days.size();
    for (std::size_t time = 0; time < times; ++time) {
        const double factor = (time + 1 == times ? 2.0 : 1.0) * (policy == 0 ? 1.0 : 7.0);
        const double prc = factor * (20 + static_cast<double>(member)) * member_step;
        const double allied = factor * 60 * member_step;
        for (auto* devices : {&record.devices, &record.devices_by_class}) {
            (*devices)[time * 4] = prc;
            (*devices)[time * 4 + 1] = allied;
        }
    }
    return record;
}

}  // namespace

TEST_CASE("the stock has the baseline's devices and shares at the start and the end",
          "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = summary_of(folder, members, record_of);
    REQUIRE(summary.stocks.size() == 2);
    CHECK(summary.stocks[0].date == Date(2026, 1, 1));
    CHECK(summary.stocks[1].date == Date(2029, 1, 1));
    for (std::size_t date = 0; date < 2; ++date) {
        const double factor = date == 0 ? 1 : 2;
        const auto& rows = summary.stocks[date].rows;
        REQUIRE(rows.size() == 3);  // all, households, routers: nobody has anything else
        CHECK(rows[0].axis.empty());
        CHECK(rows[1].place == "consumer");
        CHECK(rows[2].place == "router");
        for (const auto& row : rows) {
            CHECK(row.devices.median == factor * 85e6);
            CHECK(row.blocs[0].median == factor * 25e6);
            CHECK(row.blocs[0].nine_in_ten.low == factor * 20.5e6);
            CHECK(row.shares[0].median == Approx(25.0 / 85));
            CHECK(row.shares[1].median == Approx(60.0 / 85));
        }
    }
}

TEST_CASE("a member without devices at a place says nothing of shares there", "[analysis]") {
    const TemporaryFolder folder;
    auto header = sample_header(members, 3);
    header.parameters.clear();
    header.jurisdictions.resize(1);
    output::RunWriter writer(folder / "results.h5", header);
    for (std::size_t policy = 0; policy < 2; ++policy) {
        for (std::size_t member = 0; member < members; ++member) {
            writer.write(policy, member,
                         member == 0 ? output::empty_record(header)
                                     : record_of(header, policy, member));
        }
    }
    writer.finish();
    const auto stocks = stocks_of(output::RunReader(folder / "results.h5"));
    REQUIRE(stocks[0].rows.size() == 3);
    CHECK(stocks[0].rows[1].shares[0].members == members - 1);
}

TEST_CASE("the stock reads as a table by sector and by class", "[analysis]") {
    const TemporaryFolder folder;
    const auto text = stock_section(summary_of(folder, members, record_of));
    CHECK_THAT(text, Contains("in service and those kept in use after they were replaced"));
    CHECK_THAT(text, Contains("\n2026-01-01             devices               prc        allied\n"
                              "all                     85.0 M 80.5-89.5 M   29 (25-33) 71 (67-75)\n"
                              "by sector\n"
                              " consumer               85.0 M 80.5-89.5 M   29 (25-33) 71 (67-75)\n"
                              "by class\n"
                              " router                 85.0 M 80.5-89.5 M   29 (25-33) 71 (67-75)\n"
                              "2029-01-01 "));
}

TEST_CASE("blocs for which the page is too narrow have a table of their own", "[analysis]") {
    const TemporaryFolder folder;
    auto summary = summary_of(folder, members, record_of);
    for (const auto* const name : {"a_bloc_with_a_name_of_thirty_y", "c", "d", "e"}) {
        summary.blocs.push_back({name, ""});
        for (auto& stock : summary.stocks) {
            for (auto& row : stock.rows) {
                row.shares.push_back(row.shares[0]);
            }
        }
    }
    std::istringstream lines(stock_section(summary));
    std::size_t heads = 0;
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(line.size() <= page_width);
        heads += line.starts_with("2026-01-01") ? 1 : 0;
    }
    CHECK(heads == 2);
}

TEST_CASE("the stock is in the table and in the JSON too", "[analysis]") {
    const TemporaryFolder folder;
    const auto summary = summary_of(folder, members, record_of);
    const auto csv = summary_csv(summary);
    const auto has = [&](const std::string& row) {
        CHECK_THAT(csv,
                   Contains("\n3f9a00112233,Devices online by place and bloc,baseline," + row));
    };
    has("devices,,2026-01-01,median,85000000,device\n");
    has("devices,sector=consumer;bloc=prc,2029-01-01,median,50000000,device\n");
    has("devices_by_class,device_class=router;bloc=prc,2026-01-01,median,0.294");
    const auto json = nlohmann::json::parse(summary_json(summary));
    CHECK(json["stocks"][1]["date"] == "2029-01-01");
    const auto& router = json["stocks"][1]["rows"][2];
    CHECK(router["place"] == "router");
    CHECK(router["blocs"]["allied"]["devices"]["median"] == 120e6);
}
