#include "tests/reference/reference_world.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/final_size.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

/// One site with so many places for each of two classes, and a campaign that begins with one device
/// and never scans. Infections last a day in the mean and leave the device safe.
models::WorldOptions household(std::uint64_t routers, std::uint64_t cameras,
                               double contacts_per_day) {
    auto world = test::small_world(1, 60);
    world.clock.window_min_days = world.clock.window_max_days = 60;
    auto& population = world.jurisdictions[0].population;
    population.device_classes.push_back(population.device_classes[0]);
    population.site_types[0].devices = {
        {0, static_cast<double>(routers), models::ExponentialGrowth{0}, routers},
        {1, static_cast<double>(cameras), models::ExponentialGrowth{0}, cameras}};
    auto& market = world.jurisdictions[0].market;
    market.product_lines.push_back({"camera", 1, 0});
    market.sales = {{{SimTime{}, {1, 0}}}, {{SimTime{}, {0, 1}}}};
    world.weakness.lines.push_back(world.weakness.lines[0]);
    auto campaign = test::scanning_campaign(1, 1);
    campaign.targets = {true, true};
    campaign.recruitment = models::BatchOptions{
        .target_size = 0, .batches_per_year = 0, .batch_mean = 1, .batch_max = 1};
    campaign.notices_per_year = days_per_year;
    campaign.remedies = test::hardening(1);
    campaign.lan_contacts_per_year = contacts_per_day * days_per_year;
    world.campaigns = {campaign};
    return world;
}

/// Chi-square of the number infected besides the first, in 10,000 runs, against a law.
double excess(const models::WorldOptions& world, const std::vector<double>& law) {
    const int runs = 10'000;
    std::vector<std::uint64_t> counts(law.size(), 0);
    std::vector<double> expected;
    for (int run = 0; run < runs; ++run) {
        const auto record =
            reference::run_reference(world, test::no_policy(), 1 + static_cast<std::uint64_t>(run));
        ++counts[static_cast<std::size_t>(record.back()[0].ever - 1)];
    }
    for (const double probability : law) {
        expected.push_back(runs * probability);
    }
    return test::one_sample_excess(counts, expected);
}

/// Averages of laws on as many counts as the longest has.
std::vector<double> mixture(double share, std::vector<double> one, std::vector<double> other) {
    one.resize(std::max(one.size(), other.size()), 0);
    other.resize(one.size(), 0);
    for (std::size_t i = 0; i < one.size(); ++i) {
        one[i] = share * one[i] + (1 - share) * other[i];
    }
    return one;
}

}  // namespace

TEST_CASE("in the reference a household's final size is Ball's", "[reference]") {
    // Six deviations of chi-square; with so few bins false alarms are one in thousands of seeds.
    CHECK(excess(household(3, 2, .7), test::final_size(4, .7)) < 6);
}

TEST_CASE("in the reference a segment keeps a household's classes apart", "[reference]") {
    // Forty per cent of sites are segmented, where a router meets the other two routers alone.
    const double rate = .7;
    auto world = household(3, 2, rate);
    world.jurisdictions[0].population.site_types[0].segmented = .4;
    const auto whole = test::final_size(4, rate);
    const auto of_routers = mixture(.4, test::final_size(2, rate), whole);
    const auto of_cameras = mixture(.4, test::final_size(1, rate), whole);
    CHECK(excess(world, mixture(.6, of_routers, of_cameras)) < 6);
    // A router that is a gateway sees the four cameras, which see each other alone.
    auto behind = household(1, 4, rate);
    behind.jurisdictions[0].population.site_types[0].segmented = 1;
    behind.jurisdictions[0].population.device_classes[0].gateway = true;
    CHECK(excess(behind, mixture(.2, test::final_size(4, rate), test::final_size(3, rate))) < 6);
}

TEST_CASE("in the reference rivals throw each other out at their rates", "[reference]") {
    // Devices are hit by two campaigns from abroad, .8 and .5 a day, held ones reboot at .3; the
    // first throws the second out with 60 % of its hits, the second the first with 20 %. Balance of
    // who holds a device, 20 runs of 400: an error below .0055; 5.5 of it are a false alarm in
    // tens of millions.
    auto world = test::small_world(400, 30);
    world.jurisdictions[0].population.device_classes[0].reboots_per_year = .3 * days_per_year;
    world.clock.window_min_days = world.clock.window_max_days = 30;
    for (const double hits_per_day : {.8, .5}) {
        auto campaign = test::scanning_campaign(800, 800 * hits_per_day);
        campaign.initial_devices = 0;
        auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
        scanning.foreign_plateau = 1;
        scanning.plateau_days = 1e5;
        world.campaigns.push_back(campaign);
    }
    world.campaigns[0].evictions = {0, .6};
    world.campaigns[1].evictions = {.2, 0};
    // Held by the first: .8 free + .8 .6 second = (.3 + .5 .2) first, and likewise.
    double first = .3;
    double second = .3;
    for (int i = 0; i < 1000; ++i) {
        first = .5 * first + .5 * (.8 * (1 - first - second) + .48 * second) / .4;
        second = .5 * second + .5 * (.5 * (1 - first - second) + .1 * first) / .78;
    }
    double held[] = {0, 0};
    for (std::uint64_t run = 1; run <= 20; ++run) {
        const auto record = reference::run_reference(world, test::no_policy(), run);
        held[0] += static_cast<double>(record.back()[0].active) / 8000;
        held[1] += static_cast<double>(record.back()[1].active) / 8000;
    }
    CHECK(held[0] == Approx(first).margin(.03));
    CHECK(held[1] == Approx(second).margin(.03));
}
