#include "input/scenario.hpp"

#include "base/contract.hpp"
#include "base/sha256.hpp"
#include "input/canonical_json.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::input;
using Catch::Contains;
using Catch::Matchers::WithinRel;

namespace {

double one_half(std::string_view) {
    return 0.5;
}

const models::SiteTypeOptions& household_of(const models::WorldOptions& world) {
    return world.jurisdictions[0].population.site_types.front();
}

}  // namespace

TEST_CASE("the shipped scenarios are right, and every number has source and quality", "[input]") {
    for (const auto& path : {test::czechia, test::europe}) {
        CHECK(test::problems_of(path).empty());
        const auto scenario = Scenario::read(path, {});
        CHECK(scenario.census().numbers > 300);
        CHECK(scenario.census().uncertain > 100);
        CHECK(scenario.census().without_source == 0);
        CHECK(scenario.census().by_quality.count("none") == 0);
    }
}

TEST_CASE("a scenario says what it is about", "[input]") {
    const auto scenario = Scenario::read(test::czechia, {});
    CHECK(scenario.title() == "Czechia, connected devices 2026 to 2028");
    CHECK_THAT(scenario.description(), Contains("no new measure"));
    CHECK(scenario.jurisdiction().name == "cz");
    CHECK(scenario.start() == Date(2026, 1, 1));
    CHECK(scenario.seed() == 20260101);
    CHECK(scenario.experiment().members == 50);
    CHECK(scenario.experiment().baseline == "baseline");
    CHECK(scenario.experiment().policies.size() == 4);
    CHECK(scenario.policies().back().title == "Ban and standard together");
    CHECK(scenario.files().size() == 2);
    CHECK(scenario.sha256() == sha256(scenario.canonical_json()));
}

TEST_CASE("the world of medians has the file's numbers in the models' units", "[input]") {
    const auto world = Scenario::read(test::czechia, {}).world(one_half);
    const auto& household = household_of(world);
    CHECK(household.sites == 4'600'000);
    CHECK(household.devices.size() == 8);
    CHECK(std::get<models::ExponentialGrowth>(household.devices[0].adoption).per_year ==
          Approx(std::log1p(0.01)));
    CHECK(household.devices[1].slots_per_site == 2);
    const auto& router = world.jurisdictions[0].population.device_classes[0];
    CHECK_THAT(router.reboots_per_year, WithinRel(365.2425 / 20, 1e-12));
    CHECK(router.life_shape == 2);
    CHECK(world.weakness.update_classes[router.update_class].name == "manual_edge");
    CHECK(world.weakness.lines.size() == world.jurisdictions[0].market.product_lines.size());
    CHECK(world.weakness.history_years == 6);

    const auto& worm = world.campaigns[0];
    CHECK_THAT(worm.starts_per_year, WithinRel(std::sqrt(.2 * 1.2), 1e-5));
    CHECK(std::get<models::ScanningOptions>(worm.recruitment).address_space == 3.7e9);
    CHECK_THAT(std::get<models::ScanningOptions>(worm.recruitment).foreign_doubling_days,
               WithinRel(std::sqrt(0.5 * 12) / 24, 1e-12));
    CHECK(std::get<models::BatchOptions>(world.campaigns[1].recruitment).batches_per_year == 90);
    CHECK(worm.targets[0]);
    CHECK_FALSE(worm.targets[4]);

    const auto& clock = world.clock;
    CHECK(clock.observations.size() == 37);
    CHECK(clock.observations.front() == SimTime{});
    CHECK(clock.observations[1] == SimTime{} + days(31));
    CHECK(clock.observations.back() == clock.horizon);
    CHECK(date_of(clock.horizon, Date(2026, 1, 1)) == Date(2029, 1, 1));
    CHECK_THAT(clock.window_min_days, WithinRel(5.0 / 1'440, 1e-12));
}

TEST_CASE("shares of hygiene and of sales sum to 1 in every draw", "[input]") {
    const auto scenario = Scenario::read(
        test::czechia, {{"device_classes.home_router.sales.recent.shares.prc_router_a",
                         "{pert: [20 %, 27 %, 60 %]}"},
                        {"device_classes.ip_camera.sales.recent.shares.eu_camera_a", "rest"}});
    for (const double u : {0.01, 0.5, 0.99}) {
        const auto world = scenario.world([=](std::string_view) { return u; });
        for (const auto& epochs : world.jurisdictions[0].market.sales) {
            double sum = 0;
            for (const double share : epochs.front().shares) {
                sum += share;
            }
            CHECK_THAT(sum, WithinRel(1.0, 1e-12));
        }
        double hygiene = 0;
        for (const auto& item : world.jurisdictions[0].population.hygiene_classes) {
            hygiene += item.share;
        }
        CHECK_THAT(hygiene, WithinRel(1.0, 1e-12));
    }
    const auto cameras = scenario.world(one_half).jurisdictions[0].market.sales[1].back().shares;
    CHECK_THAT(cameras[11], WithinRel(0.15, 1e-12));  // eu_camera_a, what the others leave
}

TEST_CASE("policies hold their instruments, a combined one those of its parts", "[input]") {
    const auto scenario = Scenario::read(test::czechia, {});
    CHECK(scenario.policy("baseline", one_half).instruments.empty());
    const auto ban = scenario.policy("ban_prc_cameras_and_routers", one_half);
    const auto& instrument = std::get<models::SalesBanOptions>(ban.instruments.at(0));
    CHECK(instrument.schedule.effective == SimTime{} + days(181));
    CHECK(instrument.schedule.full == SimTime{} + days(365));
    CHECK(instrument.sectors == std::vector<bool>(10, true));
    CHECK(instrument.blocs == std::vector<bool>{true, false, false, false, false});

    const auto both = scenario.policy("both", one_half);
    REQUIRE(both.instruments.size() == 3);
    CHECK(std::get<models::SalesBanOptions>(both.instruments[0]).evasion == instrument.evasion);
    CHECK(std::get<models::BaselineStandardOptions>(both.instruments[1]).support_floor_years == 5);
    CHECK(std::get<models::DisclosureDutyOptions>(both.instruments[2]).exploited_only);
    CHECK_THROWS_AS(scenario.policy("none", one_half), ContractViolation);
}

TEST_CASE("questions come with dates, thresholds and units", "[input]") {
    const auto questions = Scenario::read(test::czechia, {}).questions();
    REQUIRE(questions.size() == 3);
    CHECK(questions[0].campaign == "orb");
    CHECK(questions[0].above == 30);
    CHECK(questions[0].unit == "devices");
    CHECK(questions[0].statistic == Statistic::max);
    CHECK(questions[0].end_date == Date(2026, 4, 1));
    CHECK(questions[0].within == "3 months");
    CHECK(questions[2].series == "surviving_share");
    CHECK(questions[2].above == 0.5);
    CHECK(questions[2].unit == "1");
    CHECK(questions[2].end == time_of(Date(2029, 1, 1), Date(2026, 1, 1)));
}

TEST_CASE("a change on the command line reaches the world, and its place the messages", "[input]") {
    const std::string stock = "site_types.household.devices.home_router.stock";
    const auto scenario = Scenario::read(test::czechia, {{stock, "3 M devices"}});
    CHECK(household_of(scenario.world(one_half)).devices[0].stock == 3e6);
    CHECK(scenario.census().without_source == 1);  // nobody vouches for it
    CHECK_THAT(scenario.yaml_with_origins(),
               Contains("value: 3 M devices  # --set " + stock + "=3 M devices"));
    CHECK(test::problems_of(test::czechia, {{stock, "3 M"}}).front() ==
          "--set " + stock + "=3 M: " + stock + ": '3 M' has no unit (give devices)");
    CHECK_THAT(test::problems_of(test::czechia, {{stock, "9 M devices"}}).front(),
               Contains("more than 4.6 M sites x 1 slots hold (raise slots_per_site to 3)"));
}

TEST_CASE("a deleted item is gone, and missed where it was needed", "[input]") {
    CHECK(test::problems_of(test::czechia, {{"questions.worm_medium", "null"}}).empty());
    const auto lines = test::problems_of(
        test::czechia, {{"campaigns.worm", "null"}, {"observers.worm_telescope", "null"}});
    REQUIRE(lines.size() == 3);  // two rivals name it as well
    CHECK_THAT(lines[2],
               Contains("questions.worm_medium.event.campaign: 'worm' is not a campaign (there are "
                        "orb, proxy_network)"));
}

TEST_CASE("what show prints is the same scenario", "[input]") {
    const auto scenario = Scenario::read(
        test::czechia, {{"site_types.household.devices.home_router.growth", "2 %/year"}});
    test::TemporaryFolder folder;
    const auto again = Scenario::read(folder.write("shown.yaml", scenario.yaml()), {});
    CHECK(again.canonical_json() == scenario.canonical_json());
    CHECK(again.census().without_source == 1);
    CHECK(again.census().by_quality == scenario.census().by_quality);
    const auto with_origins =
        Scenario::read(folder.write("origins.yaml", scenario.yaml_with_origins()), {});
    CHECK(with_origins.sha256() == scenario.sha256());
}

TEST_CASE("the identity depends on what is said, not on how it is laid out", "[input]") {
    test::TemporaryFolder folder;
    const auto base = "extends: " + test::europe.string() + "\n";
    const auto identity = [&](const std::string& text) {
        return Scenario::read(folder.write("s.yaml", base + text), {}).sha256();
    };
    const auto one =
        identity("seed: 7\ntitle: T\nclock: {horizon: 2 years, observe_every: 1 month}\n");
    CHECK(one == identity("# reordered\nclock:\n  observe_every: 1 month\n  horizon: \"2 years\"\n"
                          "title: 'T'\nseed: 07\n"));
    CHECK(one != identity("seed: 8\ntitle: T\nclock: {horizon: 2 years}\n"));
}

TEST_CASE("a subsidy is a negative rate, a tariff a positive one", "[input]") {
    test::TemporaryFolder folder;
    const auto path = folder.write("dear.yaml", "extends: " + test::czechia.string() + R"(
market:
  price_measures:
    - {name: grant, kind: subsidy, device_classes: [pv_inverter], blocs: [eu], effective: 2027-01-01, full: 2027-01-01, pass_through: 80 %, rate: 10 %}
policies:
  - name: duty
    title: Duty on PRC cars
    instruments:
      - {name: duty, kind: tariff, device_classes: [connected_car], blocs: [prc], jurisdictions: all, effective: 2027-01-01, full: 2027-07-01, pass_through: 100 %, rate: 25 %}
)");
    const auto scenario = Scenario::read(path, {});
    const auto own = scenario.world(one_half).jurisdictions[0].market.price_measures;
    REQUIRE(own.size() == 1);
    CHECK(own[0].rate == -.1);
    CHECK(own[0].schedule.compliance == .8);
    CHECK(own[0].blocs == std::vector<bool>{false, false, false, true, false});
    const auto duty =
        std::get<models::PriceMeasureOptions>(scenario.policy("duty", one_half).instruments.at(0));
    CHECK(duty.rate == .25);
    CHECK(duty.schedule.full > duty.schedule.effective);
}

TEST_CASE("every sector has its buyers", "[input]") {
    const auto world = Scenario::read(test::czechia, {}).world(one_half);
    REQUIRE(world.jurisdictions[0].market.segments.size() == 3);
    // Households, business, public: of consumers, small business, health, energy, transport,
    // government.
    CHECK(world.jurisdictions[0].market.segment_of_sector ==
          std::vector<std::size_t>{0, 1, 2, 2, 2, 1, 1, 1, 2, 2});
}

TEST_CASE("devices emit classes of data, and no law is exempt", "[input]") {
    const auto scenario = Scenario::read(
        test::czechia, {{"device_classes.drone.emits",
                         "{location: 2 MB/day, metadata: 500 kB/day, audio_video: 0 MB/day}"},
                        {"data_index.half_uplift_at", "3 TB"},
                        {"blocs.us.routing.eu", "35 %"},
                        {"vendor_security", "alike"}});
    const auto world = scenario.world(one_half);
    REQUIRE(world.data.classes.size() == 6);
    CHECK(world.data.classes[2].name == "location");
    CHECK(world.data.classes[2].sensitivity == 100);
    CHECK(world.data.index.half_uplift_gigabytes == 3000);
    CHECK(world.weakness.vendor_security == models::VendorSecurity::alike);
    const auto& population = world.jurisdictions[0].population;
    const auto& market = world.jurisdictions[0].market;
    CHECK(population.device_classes[11].emits_mb_per_day == std::vector<double>{.5, 0, 2, 0, 0, 0});
    CHECK(market.blocs[2].routing[3] == .35);
    for (std::size_t vendor = 0; vendor < market.blocs.size(); ++vendor) {
        const auto& bloc = market.blocs[vendor];
        CHECK((bloc.reachable > 0 && bloc.compellable > 0 && bloc.accessed_per_year > 0));
        for (std::size_t holder = 0; holder < market.blocs.size(); ++holder) {
            CHECK((bloc.routing.at(holder) > 0) == (holder != vendor));
        }
    }
}
