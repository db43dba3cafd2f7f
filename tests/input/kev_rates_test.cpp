#include "input/kev_rates.hpp"

#include <catch2/catch.hpp>

using namespace cordon;
using namespace cordon::input;

namespace {

SourceName named(const char* name) {
    return std::make_shared<const std::string>(name);
}

KevProductMap map_of(std::string_view rows, Diagnostics& problems) {
    return KevProductMap::parse("vendor,product,device_class,bloc\n" + std::string(rows),
                                named("map"), problems);
}

KevProductMap small_map() {
    Diagnostics problems;
    auto map = map_of("Alpha,*,router,prc\nAlpha,Eye,camera,prc\nBeta,Box,router,us\n", problems);
    problems.throw_if_any();
    return map;
}

std::vector<KevProfile> profiles_of(std::string_view rows, Diagnostics& problems) {
    return parse_kev_profiles("weakness_profile,device_class,bloc,product_lines\n" +
                                  std::string(rows),
                              named("p"), small_map(), problems);
}

KevEntry entry(const char* vendor, const char* product, Date added = {2023, 6, 1}) {
    return {"CVE-2023-0001", vendor, product, added};
}

}  // namespace

TEST_CASE("the rate is the posterior of a Poisson count under the Jeffreys prior", "[input]") {
    // Chi-squared quantiles of 2n + 1 degrees of freedom (tables), divided by 2 T.
    const auto zero = arrival_rate(0, 2);
    CHECK(zero.shape * zero.scale == Approx(0.25));
    CHECK(quantile(zero, 0.05) == Approx(0.00393214 / 4).epsilon(1e-5));
    CHECK(quantile(zero, 0.95) == Approx(3.84145882 / 4).epsilon(1e-8));
    const auto four = arrival_rate(4, 2);
    CHECK(four.shape * four.scale == Approx(2.25));
    CHECK(quantile(four, 0.05) == Approx(3.32511284 / 4).epsilon(1e-8));
    CHECK(quantile(four, 0.95) == Approx(16.9189776 / 4).epsilon(1e-8));
}

TEST_CASE("product lines share a rate: their means add up to it, in proportion", "[input]") {
    const auto whole = arrival_rate(7, 2);
    const auto part = arrival_rate(7, 2, 3);
    CHECK(3 * part.shape * part.scale == Approx(whole.shape * whole.scale));
    CHECK(3 * quantile(part, 0.05) == Approx(quantile(whole, 0.05)));
    CHECK_THROWS(arrival_rate(-1, 2));
    CHECK_THROWS(arrival_rate(1, 0));
    CHECK_THROWS(arrival_rate(1, 2, 0));
}

TEST_CASE("a year of a window is the mean Gregorian year", "[input]") {
    const KevWindow window{{2000, 1, 1}, {2400, 1, 1}};
    CHECK(window.years() == Approx(400));
    CHECK(window.contains({2000, 1, 1}));
    CHECK(window.contains({2399, 12, 31}));
    CHECK_FALSE(window.contains({2400, 1, 1}));
    CHECK_FALSE(window.contains({1999, 12, 31}));
}

TEST_CASE("a product's own row goes before its vendor's", "[input]") {
    const auto map = small_map();
    CHECK(map.cell_of(entry("Alpha", "Any"))->device_class == "router");
    CHECK(map.cell_of(entry("ALPHA", "eye"))->device_class == "camera");
    CHECK(map.cell_of(entry("Beta", "Box"))->bloc == "us");
    CHECK(map.cell_of(entry("Beta", "Other")) == nullptr);
    CHECK(map.knows_vendor_of(entry("beta", "Other")));
    CHECK_FALSE(map.knows_vendor_of(entry("Bet", "Box")));
    CHECK(map.cells().size() == 4);  // two classes in two blocs
}

TEST_CASE("entries are counted once, in their window and cell", "[input]") {
    const auto counts =
        count_entries({entry("Alpha", "A"), entry("Alpha", "Eye"), entry("Beta", "Box"),
                       entry("Beta", "Else"), entry("Gamma", "A"),
                       entry("Alpha", "A", {2022, 12, 31}), entry("Alpha", "A", {2024, 1, 1})},
                      small_map(), {{2023, 1, 1}, {2024, 1, 1}});
    CHECK(counts.entries == 5);
    CHECK(counts.devices == 3);
    REQUIRE(counts.unassigned.size() == 1);
    CHECK(counts.unassigned[0].product == "Else");
    REQUIRE(counts.cells.size() == 4);
    CHECK(counts.cells[0].entries == 1);  // camera, prc
    CHECK(counts.cells[1].entries == 0);  // camera, us
    CHECK(counts.cells[2].entries == 1);  // router, prc
    CHECK(counts.cells[3].entries == 1);  // router, us
    CHECK(entries_of({"x", "router", "all", 2}, counts) == 2);
    CHECK(entries_of({"x", "router", "us", 2}, counts) == 1);
}

TEST_CASE("mistakes in the tables are reported with their places", "[input]") {
    Diagnostics problems;
    map_of("A,*,Router,prc\nA,*,router,all\n", problems);
    profiles_of("x,router,prc,0\nx,router,all,2\ny,tv,prc,1\n", problems);
    const auto lines = problems.lines();
    REQUIRE(lines.size() == 7);
    CHECK_THAT(lines[0], Catch::StartsWith("map:2:5: device_class: 'Router' is not a name"));
    CHECK_THAT(lines[1], Catch::StartsWith("map:3:1: '*' of 'A' is there twice"));
    CHECK_THAT(lines[2], Catch::StartsWith("map:3:12: bloc: 'all' cannot be a name"));
    CHECK_THAT(lines[3], Catch::StartsWith("p:2:14: product_lines: '0' is no whole number"));
    CHECK_THAT(lines[4], Catch::StartsWith("p:3:1: router of prc would count twice"));
    CHECK_THAT(lines[5], Catch::StartsWith("p:3:1: weakness_profile: 'x' is there twice"));
    CHECK_THAT(lines[6], Catch::StartsWith("p:4:1: the product map has no class 'tv'"));
}

TEST_CASE("the shipped tables are in order", "[input]") {
    Diagnostics problems;
    const auto products = shipped_kev_product_map();
    const auto map = KevProductMap::parse(products.csv, named("map"), problems);
    const auto table = shipped_kev_profiles();
    CHECK(parse_kev_profiles(table.csv, named("profiles"), map, problems).size() == 17);
    CHECK(problems.lines().empty());
}
