#include "input/kev_catalogue.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace cordon;
using namespace cordon::input;

namespace {

const Date today{2025, 6, 1};

std::vector<KevEntry> read(const std::string& text, Diagnostics& problems) {
    return read_kev_catalogue(text, std::make_shared<const std::string>("k"), today, problems);
}

std::vector<std::string> complaints(const std::string& text) {
    Diagnostics problems;
    read(text, problems);
    return problems.lines();
}

std::string csv(std::string_view rows) {
    return fmt::format("cveID,vendorProject,product,dateAdded\n{}", rows);
}

std::string json(std::string_view items, std::string_view before = "") {
    return fmt::format("{{{}\n\"vulnerabilities\": [\n{}]}}", before, items);
}

const std::string good_item =
    R"({"cveID": "CVE-2024-0001", "vendorProject": "V", "product": "P", "dateAdded": "2024-05-06"})";

void check_single(const std::string& text, const std::string& problem) {
    const auto found = complaints(text);
    INFO(text);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found.front(), Catch::StartsWith(problem));
}

}  // namespace

TEST_CASE("both forms of a catalogue give the same entries", "[input]") {
    const auto text = GENERATE(
        csv("CVE-2024-0001,\" V\"\"x\", P ,2024-05-06\n"),
        "\xEF\xBB\xBF" + csv("CVE-2024-0001,\"V\"\"x\",\"P\",2024-05-06\r\n"),
        json(R"({"cwes": ["CWE-1", {"cveID": 3}], "cveID": "CVE-2024-0001", "notes": null,
             "vendorProject": "V\"x", "product": "P", "dateAdded": "2024-05-06"})",
             R"("title": "t", "count": 1, "dateReleased": "2024-05-06T10:00:00.1Z",)"),
        "\xEF\xBB\xBF\r\n " + json(R"({"dateAdded":"2024-05-06","product":" P ",)"
                                   R"("vendorProject":"V\u0022x","cveID":"CVE-2024-0001"})"));
    Diagnostics problems;
    const auto entries = read(text, problems);
    INFO(text);
    CHECK(problems.lines().empty());
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].cve == "CVE-2024-0001");
    CHECK(entries[0].vendor == "V\"x");
    CHECK(entries[0].product == "P");
    CHECK(entries[0].added == Date(2024, 5, 6));
}

TEST_CASE("what is wrong with a CSV catalogue has its place", "[input]") {
    const auto [rows, problem] = GENERATE(table<std::string, std::string>({
        {"CVE-2024-01,V,P,2024-05-06\n", "k:2:1: cveID: 'CVE-2024-01' is no identifier"},
        {"CVE-2024-0001,,P,2024-05-06\n", "k:2:15: vendorProject: is empty"},
        {"CVE-2024-0001,V, ,2024-05-06\n", "k:2:17: product: is empty"},
        {"CVE-2024-0001,V,P,6/5/2024\n", "k:2:19: dateAdded: '6/5/2024' is no date"},
        {"CVE-2024-0001,V,P,2024-02-30\n", "k:2:19: dateAdded: '2024-02-30' is no date"},
        {"CVE-2024-0001,V,P,2021-11-02\n", "k:2:19: dateAdded: '2021-11-02' is before"},
        {"CVE-2024-0001,V,P,2025-06-02\n", "k:2:19: dateAdded: '2025-06-02' is after today"},
        {"CVE-2024-0001,V,P,2024-05-06\nCVE-2024-0001,V,Q,2024-05-07\n",
         "k:3:1: cveID: 'CVE-2024-0001' is listed twice (first at k:2)"},
        {"", "k: has no entries"},
    }));
    check_single(csv(rows), problem);
}

TEST_CASE("the first and the last day are allowed", "[input]") {
    CHECK(complaints(csv("CVE-2020-0001,V,P,2021-11-03\nCVE-2024-0001,V,P,2025-06-01\n")).empty());
}

TEST_CASE("what is wrong with a JSON catalogue has its place", "[input]") {
    const auto item = [](std::string_view cve, std::string_view date) {
        return fmt::format(R"({{"cveID": {}, "vendorProject": "\\", "product": "a\"b",)"
                           "\n\"dateAdded\": {}}}",
                           cve, date);
    };
    check_single(json(item(R"("x")", R"("2024-05-06")")), "k:3:11: cveID: 'x' is no identifier");
    check_single(json(item(R"("\"")", R"("2024-05-06")")), "k:3:11: cveID: '\"' is no identifier");
    check_single(json(item("17", R"("2024-05-06")")),
                 "k:3:11: cveID: expected text, found a number");
    check_single(json(item(R"("CVE-2024-0001")", "null")),
                 "k:4:14: dateAdded: expected text, found null");
    check_single(json(item(R"("CVE-2024-0001")", R"(["2024-05-06"])")),
                 "k:4:14: dateAdded: expected text, found a list");
    check_single(json(item(R"("CVE-2024-0001")", R"("2024-05-06", "cveID": "CVE-2024-0002")")),
                 "k:4:28: 'cveID' is there twice");
    check_single(json(good_item, R"("dateReleased": "2024-05-05T01:02:03Z",)"),
                 "k:3:79: dateAdded: '2024-05-06' is after the day of release (2024-05-05)");
    check_single(json(good_item, R"("dateReleased": "May",)"), "k:1:18: dateReleased: 'May' is no");
    check_single(json(good_item, R"("count": 2,)"),
                 "k:1:11: count: 2 entries are announced, 1 are");
    check_single(json(R"({"cveID": "CVE-2024-0001", "vendorProject": "V", "product": "P"})"),
                 "k:3:1: an entry without 'dateAdded'");
    check_single(json(good_item + ",\n7"), "k:4:1: vulnerabilities: expected an object, found a");
    check_single(json(""), "k: has no entries");
}

TEST_CASE("what is no catalogue is refused once, and says where", "[input]") {
    check_single("", "k: is empty");
    check_single(" \n\t", "k: is empty");
    check_single(R"({"a": [1, 2]})", "k:1:1: no list 'vulnerabilities'");
    check_single(R"({"vulnerabilities": 7})", "k:1:1: no list 'vulnerabilities'");
    check_single("{\"vulnerabilities\": [" + good_item + ",\n{\"cveID\": \"CVE-20",
                 "k:2:18: the file is cut short: ");
    check_single("{\"vulnerabilities\": [" + good_item + ",", "k:1:114: the file is cut short: ");
    check_single("{\n\"vulnerabilities\": [" + good_item + "],\n oops}", "k:3:2: no JSON: ");
    check_single("cveID\xFF", "k:1:6: a byte that is no text");
    CHECK(complaints("some text\n").size() == 4);  // each of the columns that are not there
}

TEST_CASE("every mistake of a file is reported at once", "[input]") {
    CHECK(complaints(csv("x,,P,2020-01-01\nCVE-2024-0001,V,P\ny,V,P,z\n")) ==
          std::vector<std::string>{
              "k:2:1: cveID: 'x' is no identifier (such as CVE-2024-0001)",
              "k:2:3: vendorProject: is empty",
              "k:2:6: dateAdded: '2020-01-01' is before the catalogue's first day (2021-11-03)",
              "k:3:1: a row of 3 fields (there are 4 columns)",
              "k:4:1: cveID: 'y' is no identifier (such as CVE-2024-0001)",
              "k:4:7: dateAdded: 'z' is no date (such as 2024-01-31)"});
}
