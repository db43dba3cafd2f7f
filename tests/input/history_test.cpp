#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace cordon;
using input::Scenario;

namespace {

double one_half(std::string_view) {
    return 0.5;
}

std::filesystem::path with_history(test::TemporaryFolder& folder) {
    return folder.write("history.yaml", fmt::format(R"(
extends: {}
history:
  - {{name: cert, title: Infected addresses, series: observed_active, campaign: worm,
     date: 2025-12-31, low: 900 devices, central: 1.2 k devices, high: 1500 devices,
     source: own_country, quality: measured}}
  - {{name: cameras, title: Cameras in use, series: devices_by_class, device_class: ip_camera,
     bloc: prc, date: 2029-01-01, low: 0.5 M devices, source: own_country, quality: expert}}
)",
                                                    test::czechia.string()));
}

}  // namespace

TEST_CASE("history is read with its places, range, source and quality", "[input]") {
    test::TemporaryFolder folder;
    const auto history = Scenario::read(with_history(folder), {}).history();
    REQUIRE(history.size() == 2);
    CHECK(history[0].name == "cert");
    CHECK(history[0].title == "Infected addresses");
    CHECK(history[0].where == std::map<std::string, std::string>{{"campaign", "worm"}});
    CHECK(history[0].date == Date(2025, 12, 31));
    CHECK(history[0].low == 900);
    CHECK(history[0].central == 1'200);
    CHECK(history[0].high == 1'500);
    CHECK(history[0].quality == "measured");
    CHECK(history[0].source == "The scenario holds the whole country");
    CHECK(history[1].where ==
          std::map<std::string, std::string>{{"bloc", "prc"}, {"device_class", "ip_camera"}});
    CHECK(history[1].low == 500'000);
    CHECK_FALSE(history[1].central);
}

TEST_CASE("history is no number of the model", "[input]") {
    test::TemporaryFolder folder;
    const auto without = Scenario::read(test::czechia, {});
    const auto with = Scenario::read(with_history(folder), {});
    CHECK(without.history().empty());
    CHECK(with.census().numbers == without.census().numbers);
    CHECK(with.drawn_numbers(one_half) == without.drawn_numbers(one_half));
    CHECK(with.world(one_half).clock.observations == without.world(one_half).clock.observations);
    CHECK(with.sha256() != without.sha256());
}

TEST_CASE("a figure of the last day is still of the run, one of the day after is not", "[input]") {
    test::TemporaryFolder folder;
    const auto path = with_history(folder);
    CHECK(test::problems_of(path, {{"history.cameras.date", "2029-01-01"}}).empty());
    CHECK(test::problems_of(path, {{"history.cameras.date", "2029-01-02"}}).size() == 1);
}
