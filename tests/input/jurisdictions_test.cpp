#include "input/jurisdictions.hpp"

#include "input/scenario.hpp"
#include "tests/input/tree.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <set>

using namespace cordon;
using namespace cordon::input;

namespace {

const std::string scenarios = CORDON_SOURCE_DIR "/scenarios/";

/// A quantile by path, so that equal paths have equal draws and others do not.
double level(std::string_view path) {
    double sum = 1;
    for (const char letter : path) {
        sum = std::fmod(sum * 31.7 + letter, 997);
    }
    return (sum + 1) / 1000;
}

double half(std::string_view) {
    return .5;
}

/// Two countries on the European base, the first with `says` in its item.
Scenario two(test::TemporaryFolder& folder, const std::string& says,
             const std::vector<Override>& changes = {}) {
    return Scenario::read(
        folder.write("two.yaml", fmt::format("extends: {}base/europe.yaml\n"
                                             "jurisdiction: {{name: two, title: Two}}\n"
                                             "jurisdictions:\n"
                                             "  - name: aa\n    title: A\n{}"
                                             "  - {{name: bb, title: B}}\n",
                                             scenarios, says)),
        changes);
}

const models::SiteTypeOptions& household(const models::WorldOptions& world, std::size_t which) {
    return world.jurisdictions[which].population.site_types[0];
}

}  // namespace

TEST_CASE("a jurisdiction inherits what it does not say", "[input]") {
    test::TemporaryFolder folder;
    const auto scenario = two(folder, "    site_types:\n      - name: household\n"
                                      "        sites: 7 M sites\n"
                                      "    blocs:\n      - {name: prc, trust: 0.25}\n");
    const auto world = scenario.world(half);
    const auto base = Scenario::read(scenarios + "base/europe.yaml", {}).world(half);
    REQUIRE(world.jurisdictions.size() == 2);
    CHECK(world.jurisdictions[0].name == "aa");
    CHECK(world.jurisdictions[1].title == "B");
    CHECK(household(world, 0).sites == 7'000'000);
    CHECK(household(world, 1).sites == household(base, 0).sites);
    CHECK(household(world, 0).devices[0].stock == household(base, 0).devices[0].stock);
    CHECK(world.jurisdictions[0].market.blocs[0].trust == .25);
    CHECK(world.jurisdictions[1].market.blocs[0].trust ==
          base.jurisdictions[0].market.blocs[0].trust);
    CHECK(world.jurisdictions[0].market.sales[0][0].shares ==
          base.jurisdictions[0].market.sales[0][0].shares);
}

TEST_CASE("who says a number decides where it is drawn", "[input]") {
    test::TemporaryFolder folder;
    const std::string stock = "site_types.household.devices.home_router.stock";
    const auto scenario = two(folder, "    site_types:\n      - name: household\n        devices:\n"
                                      "          home_router: {stock: {pert: [1 M devices, 3 M "
                                      "devices, 4 M devices]}}\n");
    std::set<std::string> paths;
    for (const auto& number : scenario.uncertain_numbers()) {
        CHECK(paths.insert(number.path).second);  // each once
    }
    CHECK(paths.contains("jurisdictions.aa." + stock));
    CHECK(paths.contains("device_classes.home_router.life.mean"));
    CHECK_FALSE(paths.contains("jurisdictions.aa.device_classes.home_router.life.mean"));
    CHECK(scenario.drawn_numbers(level).size() == paths.size());
    const auto world = scenario.world(level);
    CHECK(household(world, 0).devices[0].stock != household(world, 1).devices[0].stock);
    CHECK(household(world, 0).devices[1].stock == household(world, 1).devices[1].stock);
}

TEST_CASE("null in a jurisdiction deletes what it would inherit", "[input]") {
    test::TemporaryFolder folder;
    const auto scenario = two(folder, "    site_types:\n      - name: household\n        devices:\n"
                                      "          home_router: null\n");
    const auto world = scenario.world(half);
    CHECK(household(world, 0).devices.size() + 1 == household(world, 1).devices.size());
    // What is printed can be read back as the same scenario.
    const auto again = Scenario::read(folder.write("again.yaml", scenario.yaml()), {});
    CHECK(again.sha256() == scenario.sha256());
    CHECK(household(again.world(half), 0).devices.size() == household(world, 0).devices.size());
}

TEST_CASE("a change at the top level holds for all who inherit it", "[input]") {
    const auto read = [](const std::vector<Override>& changes) {
        return Scenario::read(scenarios + "central_europe.yaml", changes);
    };
    const auto before = read({}).world(half);
    const auto after =
        read({parse_override("device_classes.home_router.reachable=7 %"),
              parse_override("jurisdictions.hu.site_types.household.sites=5 M sites")})
            .world(half);
    REQUIRE(after.jurisdictions.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(after.jurisdictions[i].population.device_classes[0].reachable == Approx(.07));
        CHECK((household(after, i).sites == household(before, i).sites) == (i < 2));
    }
}

TEST_CASE("a country in a scenario of several is the one of its file", "[input]") {
    const auto world = Scenario::read(scenarios + "central_europe.yaml", {}).world(half);
    for (const std::size_t i : {0U, 1U, 2U}) {
        const auto* file = std::vector{"czechia.yaml", "germany.yaml", "hungary.yaml"}[i];
        const auto alone = Scenario::read(scenarios + file, {}).world(half).jurisdictions[0];
        const auto& among = world.jurisdictions[i];
        CHECK(among.name == alone.name);
        CHECK(among.title == alone.title);
        CHECK(among.population.mobile_network.equipment_by_bloc ==
              alone.population.mobile_network.equipment_by_bloc);
        REQUIRE(among.population.site_types.size() == alone.population.site_types.size());
        for (std::size_t type = 0; type < alone.population.site_types.size(); ++type) {
            const auto& a = among.population.site_types[type];
            const auto& b = alone.population.site_types[type];
            CHECK(a.name == b.name);
            CHECK(a.sites == b.sites);
            REQUIRE(a.devices.size() == b.devices.size());
            for (std::size_t base = 0; base < a.devices.size(); ++base) {
                CHECK(a.devices[base].stock == b.devices[base].stock);
            }
        }
    }
}

TEST_CASE("a country on another base brings what that base says", "[input]") {
    test::TemporaryFolder folder;
    const auto path =
        folder.write("two.yaml", fmt::format("extends: {0}czechia.yaml\n"
                                             "jurisdiction: {{name: two, title: Two}}\n"
                                             "jurisdictions:\n"
                                             "  - {{name: cz, title: Czechia}}\n"
                                             "  - extends: {0}united_states.yaml\n",
                                             scenarios));
    const auto world = Scenario::read(path, {}).world(half);
    const auto us = Scenario::read(scenarios + "united_states.yaml", {}).world(half);
    const auto cz = Scenario::read(scenarios + "czechia.yaml", {}).world(half);
    const auto shares = [](const models::WorldOptions& of, std::size_t which) {
        return of.jurisdictions[which].market.sales[0].back().shares;
    };
    CHECK(shares(world, 0) == shares(cz, 0));
    CHECK(shares(world, 1) == shares(us, 0));
    CHECK(shares(world, 0) != shares(world, 1));
}
