#include "models/population/device_scan.hpp"

#include "input/scenario.hpp"
#include "models/nation.hpp"

#include "tests/support/one_nation.hpp"
#include "tests/support/small_world.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <numeric>

using namespace cordon;

namespace {

std::vector<models::OwnedDevice> one_by_one(const models::Ownership& ownership,
                                            const std::vector<std::uint64_t>& slots, SimTime from,
                                            SimTime until) {
    std::vector<models::OwnedDevice> devices;
    for (const std::uint64_t slot : slots) {
        ownership.for_each_device(models::SlotId(slot), from, until,
                                  [&](const auto& device) { devices.push_back(device); });
    }
    return devices;
}

std::vector<models::OwnedDevice> in_batches(models::DeviceScan& scan,
                                            const models::Ownership& ownership,
                                            const std::vector<std::uint64_t>& slots, SimTime from,
                                            SimTime until) {
    std::vector<models::OwnedDevice> devices;
    // The last batch is not full.
    for (std::size_t begin = 0; begin < slots.size(); begin += models::DeviceBatch::capacity) {
        const auto batch = std::span(slots).subspan(
            begin, std::min(models::DeviceBatch::capacity, slots.size() - begin));
        scan.for_each_batch(ownership, batch, from, until, [&](const models::DeviceBatch& found) {
            for (std::size_t i = 0; i < found.size; ++i) {
                devices.push_back(found[i]);
            }
        });
    }
    return devices;
}

/// How many devices differ in anything at all.
std::size_t differences(std::vector<models::OwnedDevice> a, std::vector<models::OwnedDevice> b) {
    const auto by_id = [](const auto& x, const auto& y) { return x.id < y.id; };
    std::sort(a.begin(), a.end(), by_id);
    std::sort(b.begin(), b.end(), by_id);
    std::size_t different = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const bool same = a[i].id == b[i].id && a[i].bought == b[i].bought &&
                          a[i].retired == b[i].retired && a[i].replaced == b[i].replaced;
        different += same ? 0 : 1;
    }
    return different;
}

std::vector<std::uint64_t> first_slots(std::uint64_t first, std::uint64_t n, std::uint64_t step) {
    std::vector<std::uint64_t> slots;
    for (std::uint64_t i = 0; i < n; i += step) {
        slots.push_back(first + i);
    }
    return slots;
}

}  // namespace

TEST_CASE("devices found in batches are those found one by one, bit for bit", "[models]") {
    // Every base of the Czech scenario: all classes, and each on the date asked or over a span.
    const auto path = std::filesystem::path(CORDON_SOURCE_DIR) / "scenarios/czechia.yaml";
    const auto world = input::Scenario::read(path, {}).world([](std::string_view) { return 0.5; });
    const auto policy = test::no_policy();
    const test::OneNation nation(world, policy, sim::member_key(1, 0));
    const SimTime horizon = world.clock.horizon;
    const SimTime half{horizon.microseconds / 2};
    const SimSpan moment{1};
    std::vector<std::size_t> found(world.jurisdictions[0].population.device_classes.size(), 0);
    for (const auto& block : nation.population().blocks()) {
        if (block.hygiene_class != 0) {
            continue;
        }
        CAPTURE(block.site_type, block.base);
        const auto& ownership = nation.ownership(block);
        const auto slots =
            first_slots(block.first_slot, std::min<std::uint64_t>(block.slots(), 2301), 1);
        for (const auto& [from, until] :
             {std::pair(SimTime{}, SimTime{} + moment), std::pair(half, half + moment),
              std::pair(horizon, horizon + moment), std::pair(half, horizon)}) {
            const auto expected = one_by_one(ownership, slots, from, until);
            found[block.device_class] += expected.size();
            for (const auto set : sim::instruction_sets()) {
                const auto scan = std::make_unique<models::DeviceScan>(set);
                CAPTURE(from.microseconds, static_cast<int>(set));
                CHECK(differences(in_batches(*scan, ownership, slots, from, until), expected) == 0);
            }
        }
    }
    CHECK(*std::min_element(found.begin(), found.end()) > 100);
}

TEST_CASE("batches follow every kind of base", "[models]") {
    // Growing, shrinking and empty ones; lives of each kind of shape; many generations.
    auto world = test::small_world(3000, 12 * days_per_year);
    auto& device_class = world.jurisdictions[0].population.device_classes[0];
    auto& base = world.jurisdictions[0].population.site_types[0].devices[0];
    device_class.life_mean_years = 1.5;
    device_class.life_shape = GENERATE(1.0, 2.0, 1.7);
    device_class.upgrades_per_year = GENERATE(0.0, 0.2);
    device_class.retained = GENERATE(0.0, 1.0);
    base.adoption =
        GENERATE(models::AdoptionOptions{models::ExponentialGrowth{-.2}},
                 models::AdoptionOptions{models::ExponentialGrowth{.1}},
                 models::AdoptionOptions{models::BassDiffusion{.02, .4, models::Saturation{.9}}});
    base.stock = GENERATE(0.0, 1300.0);
    const models::Ownership ownership(device_class, base, 3000, {}, world.clock.horizon,
                                      sim::member_key(3, 1));
    const auto slots = first_slots(0, 3000, 2);
    const SimTime from = SimTime{} + years(GENERATE(0.0, 6.0));
    const SimTime until = from + years(GENERATE(0.1, 6.0));
    const auto expected = one_by_one(ownership, slots, from, until);
    for (const auto set : sim::instruction_sets()) {
        const auto scan = std::make_unique<models::DeviceScan>(set);
        CHECK(differences(in_batches(*scan, ownership, slots, from, until), expected) == 0);
    }
}
