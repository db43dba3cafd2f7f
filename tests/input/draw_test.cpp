#include "input/scenario.hpp"

#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <map>

using namespace cordon;
using namespace cordon::input;

namespace {

/// A level for each path: any fixed hash will do.
double level(std::string_view path) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char letter : path) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211U;
    }
    hash ^= hash >> 29U;
    hash *= 0xBF58476D1CE4E5B9U;
    return (static_cast<double>(hash >> 11U) + 0.5) * 0x1p-53;
}

/// Every path that was asked for, with its level.
std::map<std::string, double> paths_of(const Scenario& scenario) {
    std::map<std::string, double> paths;
    const auto recording = [&](std::string_view path) {
        return paths.emplace(std::string(path), level(path)).first->second;
    };
    static_cast<void>(scenario.world(recording));
    for (const auto& policy : scenario.policies()) {
        static_cast<void>(scenario.policy(policy.name, recording));
    }
    return paths;
}

/// The numbers of a world that are drawn, a few from each part.
std::vector<double> sample_of(const models::WorldOptions& world) {
    std::vector<double> sample;
    for (const auto& item : world.jurisdictions[0].population.device_classes) {
        sample.insert(sample.end(), {item.life_mean_years, item.reachable, item.weak_credential});
        sample.insert(sample.end(), item.emits_mb_per_day.begin(), item.emits_mb_per_day.end());
    }
    for (const auto& type : world.jurisdictions[0].population.site_types) {
        for (const auto& base : type.devices) {
            sample.push_back(base.stock);
        }
    }
    for (const auto& line : world.weakness.lines) {
        sample.insert(sample.end(), {line.exploited_vulnerabilities_per_year, line.affected,
                                     line.patch_release.median_days, line.never_patched});
    }
    for (const auto& campaign : world.campaigns) {
        sample.insert(sample.end(), {campaign.starts_per_year, campaign.notices_per_year});
    }
    return sample;
}

}  // namespace

TEST_CASE("the same levels give the same world, other levels another", "[input]") {
    const auto scenario = Scenario::read(test::czechia, {});
    CHECK(sample_of(scenario.world(level)) == sample_of(scenario.world(level)));
    CHECK(sample_of(scenario.world(level)) !=
          sample_of(scenario.world([](std::string_view path) { return 1 - level(path); })));
}

TEST_CASE("each uncertain number is drawn by its own canonical path", "[input]") {
    const auto scenario = Scenario::read(test::czechia, {});
    const auto paths = paths_of(scenario);
    CHECK(paths.size() == scenario.census().uncertain);
    CHECK(paths.count("campaigns.worm.scanning.probes") == 1);
    CHECK(paths.count("site_types.household.devices.home_router.stock") == 1);
    CHECK(paths.count("weakness_profiles.router_prc.patch_release.median") == 1);
    CHECK(paths.count("policies.cra_standard.instruments.standard.compliance") == 1);
    CHECK(paths.count("device_classes.ip_camera.life.mean") == 1);
}

TEST_CASE("a key added elsewhere changes no other draw", "[input]") {
    const auto before = Scenario::read(test::czechia, {});
    test::TemporaryFolder folder;
    const auto path = folder.write("more.yaml", "extends: " + test::czechia.string() + R"(
sectors:
  - {name: education, title: Schools, buyers: public, critical: false}
site_types:
  - name: school
    title: Schools
    sector: education
    network: organisation
    segmented: 10 %
    are_organisations: false
    proxied: 1 %
    sites: {uniform: [9 k sites, 11 k sites]}
    devices:
      smart_tv: {stock: {uniform: [10 k devices, 20 k devices]}, growth: 1 %/year, slots_per_site: 9}
campaigns:
  - name: worm
    dictionary: {beta: {mean: 50 %, sd: 10 %}}
)");
    const auto after = Scenario::read(path, {});
    auto old_sample = sample_of(before.world(level));
    auto new_sample = sample_of(after.world(level));
    const auto new_stock =
        after.world(level).jurisdictions[0].population.site_types.back().devices[0].stock;
    REQUIRE(std::erase(new_sample, new_stock) == 1);
    CHECK(old_sample == new_sample);
}

TEST_CASE("fixed guesses have their medians, and every other draw stays", "[input]") {
    const auto drawn = Scenario::read(test::czechia, {});
    const auto fixed = Scenario::read(test::czechia, {parse_override("experiment.guesses=fixed")});
    CHECK(drawn.experiment().guesses == Guesses::drawn);
    CHECK(fixed.experiment().guesses == Guesses::fixed);
    const auto& numbers = fixed.uncertain_numbers();
    REQUIRE(numbers.size() == drawn.uncertain_numbers().size());
    const auto as_drawn = drawn.drawn_numbers(level);
    const auto as_fixed = fixed.drawn_numbers(level);
    const auto medians = drawn.drawn_numbers([](std::string_view) { return 0.5; });
    std::size_t guesses = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        CAPTURE(numbers[i].path, numbers[i].quality);
        const bool is_guess = numbers[i].quality != "measured" && numbers[i].quality != "derived";
        guesses += is_guess ? 1 : 0;
        CHECK(as_fixed[i] == (is_guess ? medians[i] : as_drawn[i]));  // to the last bit
    }
    CHECK(guesses > 100);
    CHECK(numbers.size() - guesses > 20);
    CHECK(sample_of(fixed.world(level)) != sample_of(drawn.world(level)));
    CHECK(sample_of(fixed.world(level)) !=
          sample_of(fixed.world([](std::string_view path) { return 1 - level(path); })));
}

TEST_CASE("draws follow the distribution of the file", "[input]") {
    // 401 equally spaced levels of one number, all else fixed; the sample quantiles must be the
    // PERT's, whose mean is (low + 4 mode + high) / 6. No chance is involved.
    const auto scenario = Scenario::read(test::czechia, {});
    double sum = 0;
    constexpr int n = 401;
    double last = 0;
    for (int i = 0; i < n; ++i) {
        const auto world = scenario.world([&](std::string_view path) {
            return path == "device_classes.home_router.reachable" ? (i + 0.5) / n : 0.5;
        });
        const double reachable = world.jurisdictions[0].population.device_classes[0].reachable;
        CHECK(reachable > last);
        last = reachable;
        sum += reachable;
    }
    CHECK(last < 0.05);
    CHECK_THAT(sum / n, Catch::Matchers::WithinRel((0.003 + 4 * 0.015 + 0.05) / 6, 1e-3));
}

TEST_CASE("the extremes of every number give worlds within the promises", "[input]") {
    const auto scenario = Scenario::read(test::czechia, {});
    for (const double u : {1e-12, 1 - 1e-12}) {
        const auto world = scenario.world([=](std::string_view) { return u; });
        for (const auto& item : world.weakness.update_classes) {
            CHECK(item.automatic + item.manual <= 1);
            CHECK(item.automatic_per_year > 0);
        }
        for (const auto& item : world.jurisdictions[0].population.device_classes) {
            CHECK(item.life_mean_years > 0);
            CHECK((item.weak_credential >= 0 && item.weak_credential <= 1));
        }
        for (const auto& type : world.jurisdictions[0].population.site_types) {
            for (const auto& base : type.devices) {
                const auto* growth = std::get_if<models::ExponentialGrowth>(&base.adoption);
                CHECK(base.stock * std::exp(growth != nullptr ? growth->per_year * 3 : 0) <=
                      static_cast<double>(type.sites * base.slots_per_site));
            }
        }
    }
}
