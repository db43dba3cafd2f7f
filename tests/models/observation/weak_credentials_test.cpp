#include "models/observation/weak_credentials.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;

namespace {

/// A campaign that opens every credential of one kind and can do nothing else.
models::CampaignOptions opener(double dictionary, double guesses) {
    auto campaign = test::scanning_campaign(1, 1);
    campaign.name = dictionary > 0 ? "defaults" : "guesses";
    campaign.targets = {true, true};
    campaign.dictionary = dictionary;
    campaign.guesses = guesses;
    return campaign;
}

models::WorldOptions world() {
    auto world = test::busy_world();
    world.campaigns = {opener(1, 0), opener(0, 1)};
    for (auto& device_class : world.jurisdictions[0].population.device_classes) {
        device_class.retained = .2;
        device_class.retained_mean_years = 1;
    }
    return world;
}

/// Devices of a sector that a campaign can take at a time, one by one.
double counted(const models::Nation& nation, std::size_t sector, std::size_t campaign,
               SimTime time) {
    std::vector<models::Episode> episodes;
    double count = 0;
    for (const auto& block : nation.population().blocks()) {
        if (block.sector != sector) {
            continue;
        }
        for (std::uint64_t slot = 0; slot < block.slots(); ++slot) {
            nation.ownership(block).for_each_device(
                models::SlotId(block.first_slot + slot), time, time + SimSpan{1},
                [&](const models::OwnedDevice& device) {
                    const auto profile = nation.profile(block, device);
                    if (!profile) {
                        return;
                    }
                    nation.episodes(*profile, campaign, episodes);
                    for (const auto& episode : episodes) {
                        count += episode.begin <= time && time < episode.end ? 1 : 0;
                    }
                });
        }
    }
    return count;
}

}  // namespace

// 12 comparisons at |z| < 4.9: one false alarm in 10^5. Some 9,000 devices of the first sector have
// a default, so an error of 5 % there is five standard errors.
TEST_CASE("weak credentials are expected where devices have them", "[models]") {
    const auto options = world();
    const auto policy = GENERATE(test::no_policy(), test::busy_policy(.9));
    const test::OneNation nation(options, policy, sim::member_key(3, 1));
    const models::WeakCredentials credentials(nation);
    for (const double day : {0., 200., 365.}) {
        const SimTime time = SimTime{} + days(day);
        const auto expected = credentials.devices(time);
        for (std::size_t sector = 0; sector < 2; ++sector) {
            for (std::size_t kind = 0; kind < models::WeakCredentials::kinds; ++kind) {
                const double devices = expected[sector * models::WeakCredentials::kinds + kind];
                const double seen = counted(nation, sector, kind, time);
                INFO(policy.name << ", day " << day << ", sector " << sector << ", kind " << kind
                                 << ": " << seen << " for " << devices);
                CHECK(std::abs(seen - devices) < 4.9 * std::sqrt(devices));
            }
        }
    }
}

TEST_CASE("of two standards the devices that obey both meet the stricter", "[models]") {
    const models::Schedule half{SimTime{}, SimTime{}, .5};
    const models::Schedule most{SimTime{}, SimTime{}, .8};
    const auto standard = [](const models::Schedule& schedule, double cut) {
        return models::BaselineStandardOptions{.schedule = schedule,
                                               .device_classes = {true},
                                               .default_credential_cut = cut,
                                               .vulnerability_cut = 0,
                                               .automatic_floor = 0,
                                               .support_floor_years = 0,
                                               .disclosure_policies = 0};
    };
    const models::PolicyOptions lax_first{"two", "Two", {standard(most, .2), standard(half, .6)}};
    const models::PolicyRules rules(lax_first, sim::member_key(1, 0));
    // Half of the devices obey both, another 30 % only the lax one.
    CHECK(rules.expected_default_credential_cut(SimTime{}, 0) == Approx(.5 * .6 + .3 * .2));
    CHECK(rules.expected_default_credential_cut(SimTime{} - days(1), 0) == 0);
    const models::PolicyOptions strict_first{
        "two", "Two", {standard(half, .2), standard(most, .6)}};
    CHECK(models::PolicyRules(strict_first, sim::member_key(1, 0))
              .expected_default_credential_cut(SimTime{}, 0) == Approx(.8 * .6));
}
