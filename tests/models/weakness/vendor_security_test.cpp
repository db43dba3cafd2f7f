#include "models/weakness/vendor_security.hpp"

#include "models/world.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

/// Three lines, of which the first is bought most, is far weaker than the others, and is the one of
/// the second bloc; the last is not built on the component.
models::WorldOptions uneven_world() {
    auto world = test::small_world(3000, 365);
    auto& market = world.jurisdictions[0].market;
    market.blocs = {{"near", "Near", 1, 1, 1}, {"far", "Far", 1, 1, 1}};
    market.product_lines = {{"far_a", 0, 1}, {"near_a", 0, 0}, {"near_b", 0, 0}};
    market.sales = {{{SimTime{}, {.5, .3, .2}}}};
    auto& device_class = world.jurisdictions[0].population.device_classes[0];
    device_class.life_mean_years = 1;
    device_class.weak_credential = 0;
    world.weakness.lines = {
        {8, .5, {60, 1}, .4, 5, {0}}, {1, .2, {20, .5}, .1, 3, {0}}, {2, .1, {10, 0}, 0, 1}};
    world.weakness.components = {{"kit", "Kit", 1, 1, .4}};
    world.weakness.vendor_security = models::VendorSecurity::alike;
    auto campaign = test::scanning_campaign(3000, 1);
    campaign.exploits_acquired = 1;
    campaign.exploit_delay = {1, 0};
    campaign.initial_devices = 0;
    std::get<models::ScanningOptions>(campaign.recruitment).foreign_plateau = 3000;
    world.campaigns = {campaign};
    world.clock.window_min_days = world.clock.window_max_days = 1;
    return world;
}

models::PolicyOptions ban_of_far_lines() {
    return {"ban",
            "Ban",
            {models::SalesBanOptions{.schedule = {SimTime{}, SimTime{}, 1},
                                     .device_classes = {true},
                                     .blocs = {false, true},
                                     .sectors = {true},
                                     .evasion = 0}}};
}

std::int64_t infections(const models::WorldOptions& options, const models::PolicyOptions& policy,
                        std::uint64_t member) {
    models::World world(options, policy, sim::member_key(9, member), 2);
    const auto record = world.run(*sim::serial_executor());
    std::int64_t sum = 0;
    for (const auto spells : record.observations.back().jurisdictions[0].spells) {
        sum += spells;
    }
    return sum;
}

struct Effect {
    double mean;
    double standard_error;
};

/// Of the ban on infections, paired, relative to the infections without it.
Effect ban_effect(const models::WorldOptions& options, std::uint64_t members) {
    double sum = 0;
    double squares = 0;
    double all = 0;
    for (std::uint64_t member = 0; member < members; ++member) {
        const auto before = infections(options, test::no_policy(), member);
        const auto difference =
            static_cast<double>(infections(options, ban_of_far_lines(), member) - before);
        all += static_cast<double>(before);
        sum += difference;
        squares += difference * difference;
    }
    const auto n = static_cast<double>(members);
    const double mean = sum / n;
    const double variance = (squares / n - mean * mean) / (n - 1);
    return {mean / (all / n), std::sqrt(variance) / (all / n)};
}

}  // namespace

TEST_CASE("alike lines have the mean of what touches devices of their class", "[models]") {
    const auto alike = models::with_vendor_security(uneven_world()).weakness;
    for (const auto& line : alike.lines) {
        CHECK(line.exploited_vulnerabilities_per_year == Approx(.5 * 8 + .3 * 1 + .2 * 2));
        // .5 x 8 x .5, .3 x 1 x .2 and .2 x 2 x .1 of the devices are touched in a year.
        const double touched = 2 + .06 + .04;
        CHECK(line.exploited_vulnerabilities_per_year * line.affected == Approx(touched));
        CHECK(line.never_patched == Approx((2 * .4 + .06 * .1) / touched));
        CHECK(line.support_years == Approx(.5 * 5 + .3 * 3 + .2 * 1));
        const double mu = (2 * std::log(60) + .06 * std::log(20) + .04 * std::log(10)) / touched;
        CHECK(line.patch_release.median_days == Approx(std::exp(mu)));
        const double square =
            (2 * (1 + std::pow(std::log(60), 2)) + .06 * (.25 + std::pow(std::log(20), 2)) +
             .04 * std::pow(std::log(10), 2)) /
            touched;
        CHECK(line.patch_release.sigma == Approx(std::sqrt(square - mu * mu)));
        CHECK(line.components == std::vector<std::size_t>{0});
    }
    // Four fifths of the devices were built on it.
    CHECK(alike.components[0].affected == Approx(.4 * .8));
}

TEST_CASE("vendors as observed stay as they are, and alike ones alike", "[models]") {
    auto world = uneven_world();
    const auto alike = models::alike_vendors(world);
    world.weakness.vendor_security = models::VendorSecurity::as_observed;
    const auto same = models::with_vendor_security(world).weakness;
    CHECK(same.lines[0].affected == .5);
    CHECK(same.components[0].affected == .4);
    world.weakness = alike;
    const auto again = models::alike_vendors(world);
    CHECK(again.lines[2].affected == Approx(alike.lines[2].affected));
    CHECK(again.lines[2].patch_release.sigma == Approx(alike.lines[2].patch_release.sigma));
    CHECK(again.components[0].affected == Approx(alike.components[0].affected));
}

TEST_CASE("a class without vulnerabilities keeps its lines", "[models]") {
    auto world = uneven_world();
    for (auto& line : world.weakness.lines) {
        line.exploited_vulnerabilities_per_year = 0;
    }
    const auto alike = models::alike_vendors(world);
    CHECK(alike.lines[1].affected == .2);
    CHECK(alike.lines[1].support_years == Approx(3.6));
    world.jurisdictions[0].population.site_types[0].devices[0].stock = 0;
    CHECK(models::alike_vendors(world).lines[1].support_years == 3);
}

TEST_CASE("between alike vendors a label moves infections and changes none (M4)", "[models]") {
    // Two lines of the same share, whose law changes places.
    auto one = uneven_world();
    one.jurisdictions[0].market.sales = {{{SimTime{}, {.4, .4, .2}}}};
    auto other = one;
    std::swap(other.jurisdictions[0].market.product_lines[0].bloc,
              other.jurisdictions[0].market.product_lines[1].bloc);
    const auto run = [](const models::WorldOptions& options) {
        const auto as_asked = models::with_vendor_security(options);
        const auto policy = test::no_policy();
        models::World world(as_asked, policy, sim::member_key(9, 1), 2);
        return world.run(*sim::serial_executor());
    };
    const auto a = run(one);
    const auto b = run(other);
    const auto& in_a = a.observations.back().jurisdictions[0].spells;
    const auto& in_b = b.observations.back().jurisdictions[0].spells;
    CHECK(in_a[0] + in_a[1] > 100);
    CHECK(in_a[0] + in_a[1] == in_b[0] + in_b[1]);
    CHECK(in_a != in_b);
}

TEST_CASE("between alike vendors a ban changes no compromise in expectation", "[models]") {
    // 60 members; |z| < 4.5 fails once in 100,000. The ban of the weak lines as observed takes away
    // far more than that, so an effect of a third of it would be seen.
    auto world = uneven_world();
    const auto null = ban_effect(models::with_vendor_security(world), 60);
    world.weakness.vendor_security = models::VendorSecurity::as_observed;
    const auto observed = ban_effect(models::with_vendor_security(world), 60);
    CAPTURE(null.mean, null.standard_error, observed.mean, observed.standard_error);
    CHECK(std::abs(null.mean) < 4.5 * null.standard_error);
    CHECK(observed.mean < -4.5 * observed.standard_error);
    CHECK(observed.mean < -3 * 4.5 * null.standard_error);
}
