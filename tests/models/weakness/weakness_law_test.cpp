#include "models/weakness/weakness.hpp"
#include "models/world.hpp"
#include "sim/distributions.hpp"
#include "tests/support/busy_world.hpp"
#include "tests/support/chi_square.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

// two_sample_excess above 6 is one false alarm in a few million; sums of paired differences are
// held against 5.85 of their standard errors, one in 2e8.

namespace {

constexpr double released_day = 100;
constexpr double switch_day = 130;
constexpr std::uint64_t devices = 20'000;

SimTime day(double n) {
    return SimTime{} + days(n);
}

/// What the scenario says of one update class.
struct UpdateCase {
    double automatic;
    double manual;
    double automatic_per_year;
    double manual_per_year;
};

/// The eager way: waits for the next patch event at the rate of the day, and starts over, which a
/// memoryless wait allows, on the day the rate changes. Returns days since the release, or -1.
double eager_install_days(const UpdateCase& update, double factor, sim::RandomStream& rng) {
    const double kind = rng.uniform();
    if (kind >= update.automatic + update.manual) {
        return -1;
    }
    const double per_day =
        (kind < update.automatic ? update.automatic_per_year : update.manual_per_year) /
        days_per_year;
    const double wait = sim::exponential(rng) / per_day;
    const double until_switch = switch_day - released_day;
    return wait < until_switch ? wait : until_switch + sim::exponential(rng) / (per_day * factor);
}

/// The same of the model: the end of the episode of a device with one exploit in hand.
class LazyInstalls {
public:
    LazyInstalls(const UpdateCase& update, double factor, double support_years)
        : world_(test::small_world(devices, 1e4)),
          rules_({"mandate",
                  "Mandate",
                  {models::UpdateMandateOptions{.schedule = {day(switch_day), day(switch_day), 1},
                                                .device_classes = {true},
                                                .rate_factor = factor}}},
                 key_) {
        world_.jurisdictions[0].population.device_classes[0].weak_credential = 0;
        world_.weakness.update_classes = {{"updates", update.automatic, update.manual,
                                           update.automatic_per_year, update.manual_per_year}};
        world_.weakness.lines[0].support_years = support_years;
        world_.campaigns = {test::scanning_campaign(devices, 1)};
    }

    [[nodiscard]] double days_after_release(std::uint64_t slot) const {
        const models::Weakness weakness(world_.jurisdictions[0].population, world_.weakness, rules_,
                                        key_);
        const models::Exploit exploit{
            .vulnerability = 77, .affected = 1, .usable = day(50), .patched = day(released_day)};
        const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0), day(0), never};
        std::vector<models::Episode> episodes;
        weakness.episodes({device, 0, 0, 0}, world_.campaigns[0], std::span(&exploit, 1), episodes);
        REQUIRE(episodes.size() == 1);
        return episodes[0].end == never ? -1 : in_days(episodes[0].end - day(released_day));
    }

private:
    sim::RandomKey key_ = sim::member_key(23, 0);
    models::WorldOptions world_;
    models::PolicyRules rules_;
};

/// Counts by five days since the release; the first bin is for those never patched.
void count(double install_days, std::vector<std::uint64_t>& bins) {
    const auto bin = install_days < 0 ? 0 : 1 + static_cast<std::size_t>(install_days / 5);
    ++bins[std::min(bin, bins.size() - 1)];
}

double total_spells(const models::WorldOptions& world, std::uint64_t member) {
    const auto policy = test::no_policy();
    models::World run(world, policy, sim::member_key(41, member), 2);
    const auto record = run.run(*sim::serial_executor());
    return static_cast<double>(record.observations.back().jurisdictions[0].ever[0]);
}

/// Mean and standard error of `more` minus `less` over paired members, in standard errors.
double paired_z(const models::WorldOptions& less, const models::WorldOptions& more) {
    constexpr int members = 60;
    double sum = 0;
    double squares = 0;
    for (int member = 0; member < members; ++member) {
        const auto which = static_cast<std::uint64_t>(member);
        const double difference = total_spells(more, which) - total_spells(less, which);
        sum += difference;
        squares += difference * difference;
    }
    const double mean = sum / members;
    const double variance = squares / members - mean * mean;
    return mean / std::sqrt(variance / members);
}

/// 500 devices under steady pressure from abroad, weak by vulnerabilities alone.
models::WorldOptions pressed_world() {
    auto world = test::small_world(500, 700);
    world.jurisdictions[0].population.device_classes[0].weak_credential = 0;
    world.clock.window_min_days = world.clock.window_max_days = 2;
    world.weakness.history_years = 2;
    world.weakness.update_classes = {{"updates", .5, .3, 6, 1}};
    world.weakness.lines[0] = {1, .4, {60, 1}, .2, 1e5};  // devices as old as this outlive the run
    auto campaign = test::scanning_campaign(500, .0001);
    campaign.initial_devices = 0;
    campaign.exploits_acquired = .6;
    campaign.exploit_delay = {10, 1};
    auto& scanning = std::get<models::ScanningOptions>(campaign.recruitment);
    scanning.foreign_plateau = 20'000;
    scanning.plateau_days = 1e4;
    world.campaigns = {campaign};
    return world;
}

}  // namespace

TEST_CASE("patches asked for lazily are patches installed by events (V25)", "[models]") {
    const auto update = GENERATE(UpdateCase{1, 0, 4, 1}, UpdateCase{0, 1, 4, 1},
                                 UpdateCase{.4, .3, 12, 2}, UpdateCase{0, 0, 4, 1});
    const double factor = GENERATE(1., 4.);
    const LazyInstalls lazy(update, factor, 50);
    std::vector<std::uint64_t> asked(80);
    std::vector<std::uint64_t> happened(80);
    for (std::uint64_t device = 0; device < devices; ++device) {
        count(lazy.days_after_release(device), asked);
        sim::RandomStream rng(sim::member_key(5, 1), {device, 1, 0});
        count(eager_install_days(update, factor, rng), happened);
    }
    CHECK(test::two_sample_excess(asked, happened) < 6);
}

TEST_CASE("a mandate moves no patch installed before it, and none backwards", "[models]") {
    const UpdateCase update{.4, .3, 12, 2};
    const LazyInstalls plain(update, 1, 50);
    const LazyInstalls faster(update, 4, 50);
    for (std::uint64_t device = 0; device < 2000; ++device) {
        const double before = plain.days_after_release(device);
        const double after = faster.days_after_release(device);
        CHECK((before > switch_day - released_day ? after < before : after == before));
    }
}

TEST_CASE("no patch reaches a device after its support ends", "[models]") {
    const UpdateCase update{1, 0, 1e6, 1};
    const double year_days = days_per_year;
    const LazyInstalls supported(update, 1, (released_day + 1) / year_days);
    const LazyInstalls abandoned(update, 1, (released_day - 1) / year_days);
    for (std::uint64_t device = 0; device < 200; ++device) {
        CHECK(supported.days_after_release(device) >= 0);
        CHECK(abandoned.days_after_release(device) == -1);
    }
}

TEST_CASE("a campaign opens defaults by its dictionary, weak credentials by guessing", "[models]") {
    // Half the devices weak, 60 % of those a default: 30 and 20 %. 5.85 standard deviations.
    auto world = test::small_world(devices, 1000);
    world.jurisdictions[0].population.device_classes[0].weak_credential = .5;
    world.weakness.credentials = {.6, 0, 0};
    world.campaigns = {test::scanning_campaign(devices, 1)};
    const sim::RandomKey key = sim::member_key(29, 0);
    const auto share_open = [&](double dictionary, double guesses, double cut) {
        world.campaigns[0].dictionary = dictionary;
        world.campaigns[0].guesses = guesses;
        const models::PolicyRules rules(
            {"standard",
             "Standard",
             {models::BaselineStandardOptions{.schedule = {day(-1), day(-1), 1},
                                              .device_classes = {true},
                                              .default_credential_cut = cut,
                                              .vulnerability_cut = 0,
                                              .automatic_floor = 0,
                                              .support_floor_years = 0,
                                              .disclosure_policies = 0}}},
            key);
        const models::Weakness weakness(world.jurisdictions[0].population, world.weakness, rules,
                                        key);
        std::vector<models::Episode> episodes;
        double open = 0;
        for (std::uint64_t slot = 0; slot < devices; ++slot) {
            const models::OwnedDevice device{models::DeviceId(models::SlotId(slot), 0), day(0),
                                             day(900)};
            weakness.episodes({device, 0, 0, 0}, world.campaigns[0], {}, episodes);
            open += static_cast<double>(episodes.size());
        }
        return open / devices;
    };
    const auto check = [&](double share, double p) {
        CHECK(std::abs(share - p) < 5.85 * std::sqrt(p * (1 - p) / devices));
    };
    check(share_open(1, 0, 0), .3);
    check(share_open(0, 1, 0), .2);
    check(share_open(.5, .25, 0), .15 + .05);
    check(share_open(1, 0, .8), .06);
    CHECK(share_open(0, 1, .8) == share_open(0, 1, 0));  // a weak one is no universal default
}

TEST_CASE("more patching never raises compromise in the mean (M1)", "[models]") {
    const auto slow = pressed_world();
    auto fast = slow;
    fast.weakness.update_classes = {{"updates", .5, .3, 18, 3}};
    CHECK(paired_z(slow, fast) < -5.85);
}

TEST_CASE("more vulnerabilities never lower compromise in the mean (M2)", "[models]") {
    const auto few = pressed_world();
    auto many = few;
    many.weakness.lines[0].exploited_vulnerabilities_per_year = 3;
    CHECK(paired_z(few, many) > 5.85);
    many = few;
    many.campaigns[0].exploits_acquired = .9;
    CHECK(paired_z(few, many) > 5.85);
}

TEST_CASE("instruments in force but without effect are bitwise the baseline (M10)", "[models]") {
    const models::Schedule at_once{day(-4000), day(30), 1};
    const models::PolicyOptions idle{
        "idle",
        "Idle",
        {models::BaselineStandardOptions{.schedule = at_once,
                                         .device_classes = {true, true},
                                         .default_credential_cut = 0,
                                         .vulnerability_cut = 0,
                                         .automatic_floor = 0,
                                         .support_floor_years = 0,
                                         .disclosure_policies = 0},
         models::DisclosureDutyOptions{.name = "duty",
                                       .schedule = at_once,
                                       .blocs = {true, true},
                                       .informs = {true, true},
                                       .exploited_only = false,
                                       .report_within_days = 1,
                                       .access = 0,
                                       .access_delay = {30, 1},
                                       .patch_speedup = 1},
         models::UpdateMandateOptions{
             .schedule = at_once, .device_classes = {true, true}, .rate_factor = 1}}};
    const auto world = test::busy_world();
    const auto digest = [&](const models::PolicyOptions& policy) {
        models::World run(world, policy, sim::member_key(3, 0), 2);
        return run.run(*sim::serial_executor()).digest;
    };
    CHECK(digest(idle) == digest(test::no_policy()));
}
