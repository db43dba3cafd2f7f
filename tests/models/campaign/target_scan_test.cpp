#include "models/campaign/target_scan.hpp"

#include "input/scenario.hpp"
#include "models/purpose.hpp"

#include "tests/support/busy_world.hpp"
#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>

using namespace cordon;

namespace {

input::Scenario czechia() {
    return input::Scenario::read(
        std::filesystem::path(CORDON_SOURCE_DIR) / "scenarios/czechia.yaml", {});
}

double one_half(std::string_view) {
    return 0.5;
}

/// A campaign that guesses no credential: its episodes are those of its exploits.
models::CampaignOptions without_guesses(models::CampaignOptions campaign) {
    campaign.dictionary = 0;
    campaign.guesses = 0;
    return campaign;
}

/// Every property of the devices of a batch that differs from what its definition says.
class StateCheck {
public:
    StateCheck(const models::Nation& nation, const models::SlotBlock& block,
               sim::InstructionSet set)
        : nation_(nation), block_(block), lines_(std::make_unique<models::LineScan>(set)),
          weakness_(std::make_unique<models::WeaknessScan>(set)) {}

    void operator()(const models::DeviceBatch& devices) {
        lines_->choose(nation_.sales(), devices, block_.device_class, block_.sector);
        weakness_->draw_habits(nation_.weakness(), devices, block_.device_class,
                               block_.hygiene_class);
        const auto law =
            nation_.weakness().habit_law(block_.device_class, block_.hygiene_class, {});
        for (std::size_t i = 0; i < devices.size; ++i) {
            auto rng = stream(nation_.key(), devices.id[i], models::Purpose::traits);
            const double credential = rng.uniform();
            const double update = rng.uniform();
            const auto profile = nation_.profile(block_, devices[i]);
            different += profile ? (profile->line != lines_->lines()[i]) +
                                       (profile->device.bought.microseconds != lines_->bought()[i])
                                 : lines_->lines()[i] != models::LineScan::forgone;
            different += law.credential(credential) != weakness_->credentials()[i] ? 1 : 0;
            different += law.patches_per_year(update) != weakness_->patches_per_year()[i] ? 1 : 0;
            ++compared;
        }
        for (const std::size_t line : nation_.sales().lines_of(block_.device_class)) {
            for (const auto& exploit : nation_.threats().against(0, line)) {
                check_exploit(devices, line, exploit);
            }
        }
    }

    std::size_t different = 0;
    std::size_t compared = 0;
    std::size_t open = 0;

private:
    void check_exploit(const models::DeviceBatch& devices, std::size_t line,
                       const models::Exploit& exploit) {
        // As if all devices were of the line: what is drawn does not depend on it.
        std::vector<std::uint32_t> lanes(devices.size);
        std::iota(lanes.begin(), lanes.end(), 0U);
        weakness_->find_open(nation_.weakness(), devices, lanes, line, exploit);
        const auto campaign = without_guesses(nation_.options().campaigns[0]);
        std::vector<models::Episode> episodes;
        std::size_t found = 0;
        for (std::size_t i = 0; i < devices.size; ++i) {
            nation_.weakness().episodes(
                {devices[i], block_.device_class, line, block_.hygiene_class}, campaign,
                {&exploit, 1}, episodes);
            if (episodes.empty()) {
                continue;
            }
            const bool same = found < weakness_->open_lanes().size() &&
                              weakness_->open_lanes()[found] == i &&
                              weakness_->open_episode(found).begin == episodes[0].begin &&
                              weakness_->open_episode(found).end == episodes[0].end;
            different += same ? 0 : 1;
            ++found;
        }
        different += found != weakness_->open_lanes().size() ? 1 : 0;
        open += found;
    }

    const models::Nation& nation_;
    const models::SlotBlock& block_;
    std::unique_ptr<models::LineScan> lines_;
    std::unique_ptr<models::WeaknessScan> weakness_;
};

using Found = std::vector<std::tuple<std::uint64_t, std::size_t, std::int64_t, std::int64_t>>;

/// The device, line and episodes of all a campaign may take after it starts.
class Episodes {
public:
    Episodes(const models::Nation& nation, std::size_t campaign)
        : nation_(nation), campaign_(campaign), start_(nation.campaign_start(campaign)) {}

    void add(const models::DeviceProfile& profile) {
        nation_.episodes(profile, campaign_, episodes_);
        for (const auto& [begin, end] : episodes_) {
            if (std::max(begin, start_) < std::min(end, nation_.options().clock.horizon)) {
                found_.emplace_back(profile.device.id.packed(), profile.line, begin.microseconds,
                                    end.microseconds);
            }
        }
    }
    [[nodiscard]] Found sorted() {
        std::sort(found_.begin(), found_.end());
        return found_;
    }

private:
    const models::Nation& nation_;
    std::size_t campaign_;
    SimTime start_;
    std::vector<models::Episode> episodes_;
    Found found_;
};

/// Sites [first, second).
std::pair<std::uint64_t, std::uint64_t> sites_of(const models::SlotBlock& block,
                                                 models::Reach reach) {
    return reach == models::Reach::exposed ? std::pair{std::uint64_t{0}, block.reachable_sites}
                                           : std::pair{block.reachable_sites, block.proxied_sites};
}

Found one_by_one(const models::Nation& nation, const models::SlotBlock& block, models::Reach reach,
                 const models::Sought& sought, std::size_t partition, std::size_t partitions) {
    Episodes found(nation, sought.campaign);
    const auto identity = nation.threats().campaigns()[sought.campaign].identity;
    const auto [first, last] = sites_of(block, reach);
    for (std::uint64_t position = 0; position < block.positions; ++position) {
        for (std::uint64_t site = first; site < last; ++site) {
            if (site % partitions != partition) {
                continue;
            }
            nation.ownership(block).for_each_device(
                block.slot(position, site), sought.from, sought.until, [&](const auto& device) {
                    const auto hit = models::FirstHit::of(nation.key(), device.id, identity);
                    const auto profile = nation.profile(block, device);
                    if (profile &&
                        (sought.hits.contains(hit) || hit.held_quantile < sought.hits.held_below)) {
                        found.add(*profile);
                    }
                });
        }
    }
    return found.sorted();
}

/// One search for all campaigns finds what each finds by itself, device by device.
std::size_t check_block(const models::Nation& nation, const models::SlotBlock& block,
                        models::Reach reach, const models::FirstHitRange& hits) {
    const std::size_t campaigns = nation.threats().campaigns().size();
    std::vector<models::Sought> sought;
    std::vector<Found> expected;
    std::size_t targets = 0;
    for (std::size_t campaign = 0; campaign < campaigns; ++campaign) {
        sought.push_back(
            {campaign, nation.campaign_start(campaign), nation.options().clock.horizon, hits});
        expected.push_back(one_by_one(nation, block, reach, sought.back(), 1, 3));
        targets += expected.back().size();
    }
    for (const auto set : sim::instruction_sets()) {
        const auto scan = std::make_unique<models::TargetScan>(nation, set);
        std::vector<Episodes> found;
        for (std::size_t campaign = 0; campaign < campaigns; ++campaign) {
            found.emplace_back(nation, campaign);
        }
        bool as_drawn = true;
        scan->for_each_candidate(
            block, reach, sought, 1, 3,
            [&](std::size_t campaign, const auto& profile, models::FirstHit hit) {
                const auto drawn =
                    models::FirstHit::of(nation.key(), profile.device.id,
                                         nation.threats().campaigns()[campaign].identity);
                as_drawn = as_drawn && hit.probes == drawn.probes &&
                           hit.held_quantile == drawn.held_quantile;
                found[campaign].add(profile);
            });
        CHECK(as_drawn);
        for (std::size_t campaign = 0; campaign < campaigns; ++campaign) {
            CHECK(found[campaign].sorted() == expected[campaign]);
        }
    }
    return targets;
}

void check_targets(const models::Nation& nation, std::uint64_t sites_max, std::size_t at_least) {
    const models::FirstHitRange everybody{.above = 0, .up_to = 37};
    const models::FirstHitRange some{.above = 0.3, .up_to = 1.2, .held_below = 0.05};
    std::size_t targets = 0;
    for (models::SlotBlock block : nation.population().blocks()) {
        block.reachable_sites = std::min(block.reachable_sites, sites_max);
        block.proxied_sites = std::min(block.proxied_sites, block.reachable_sites + sites_max);
        for (const auto reach : {models::Reach::exposed, models::Reach::proxied}) {
            const std::size_t all = check_block(nation, block, reach, everybody);
            const std::size_t sought = check_block(nation, block, reach, some);
            CHECK(sought <= all);
            targets += sought;
        }
    }
    CHECK(targets > at_least);
}

}  // namespace

TEST_CASE("lines, habits and patches of batches are those of each device, bit for bit",
          "[models]") {
    // All classes of the Czech scenario at three dates, one or two hygiene classes of each base;
    // under the ban, so that lines of before and after it are chosen.
    const auto scenario = czechia();
    const auto world = scenario.world(one_half);
    const auto policy = scenario.policy("ban_prc_cameras_and_routers", one_half);
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    std::map<std::size_t, std::size_t> compared;
    std::size_t open = 0;
    for (const auto& block : nation.population().blocks()) {
        if ((block.base + block.site_type) % 3 == block.hygiene_class) {
            continue;
        }
        std::vector<std::uint64_t> slots(std::min<std::uint64_t>(block.slots(), 511));
        std::iota(slots.begin(), slots.end(), block.first_slot);
        for (const double part : {0.0, 0.5, 1.0}) {
            const SimTime date =
                SimTime{} + years(part * in_years(world.clock.horizon - SimTime{}));
            for (const auto set : sim::instruction_sets()) {
                CAPTURE(block.site_type, block.base, part, static_cast<int>(set));
                StateCheck check(nation, block, set);
                const auto scan = std::make_unique<models::DeviceScan>(set);
                scan->for_each_batch(nation.ownership(block), slots, date, date + SimSpan{1},
                                     [&](const models::DeviceBatch& devices) { check(devices); });
                CHECK(check.different == 0);
                compared[block.device_class] += check.compared;
                open += check.open;
            }
        }
    }
    CHECK(compared.size() == world.jurisdictions[0].population.device_classes.size());
    for (const auto& [device_class, devices] : compared) {
        CAPTURE(device_class);
        CHECK(devices > 100);
    }
    CHECK(open > 1000);
}

TEST_CASE("the at-risk pass misses nobody and nothing", "[models]") {
    const auto scenario = czechia();
    auto world = scenario.world(one_half);
    for (auto& campaign : world.campaigns) {
        campaign.starts_per_year = 0;
        campaign.emerges_years = 0.7;
        campaign.preparation = {};
    }
    const std::string name =
        GENERATE("baseline", "ban_prc_cameras_and_routers", "cra_standard", "both");
    const auto policy = scenario.policy(name, one_half);
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    check_targets(nation, 100, 300);
}

TEST_CASE("the at-risk pass misses nobody where everything happens", "[models]") {
    const auto world = test::busy_world();
    const auto policy = test::busy_policy(GENERATE(0.0, 0.7));
    const test::OneNation nation(world, policy, sim::member_key(2, 0));
    check_targets(nation, 2000, 300);
}
