// What a slot of the Czech scenario costs: its full state at a date, the at-risk pass over exposed
// slots, and the stock by line at every year of the horizon from one sweep over all devices.

#include "benchmarks/measurement.hpp"
#include "benchmarks/stock_sweep.hpp"
#include "benchmarks/table.hpp"
#include "input/scenario.hpp"
#include "models/campaign/target_scan.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace cordon;
using namespace cordon::benchmarks;

constexpr std::uint64_t slots_a_block = 1 << 14;

double one_half(std::string_view) {
    return 0.5;
}

/// The first slots of each block, and how many in the block each stands for.
struct Sample {
    const models::SlotBlock* block;
    std::uint64_t slots;
    double weight;
};

std::vector<Sample> sample_of(const models::Nation& nation) {
    std::vector<Sample> samples;
    for (const auto& block : nation.population().blocks()) {
        if (block.slots() > 0) {
            const std::uint64_t slots = std::min(block.slots(), slots_a_block);
            samples.push_back(
                {&block, slots, static_cast<double>(block.slots()) / static_cast<double>(slots)});
        }
    }
    return samples;
}

/// Calls `visit` with the slots of a sample, a batch at a time.
template <class Visit>
void for_each_batch_of_slots(const Sample& sample, Visit visit) {
    models::DeviceBatch::Column<std::uint64_t> slots;
    for (std::uint64_t begin = 0; begin < sample.slots; begin += slots.size()) {
        const auto n =
            static_cast<std::size_t>(std::min<std::uint64_t>(slots.size(), sample.slots - begin));
        for (std::size_t i = 0; i < n; ++i) {
            slots[i] = sample.block->first_slot + begin + i;
        }
        visit(std::span<const std::uint64_t>(slots).first(n));
    }
}

/// How much of the state is computed; each step with all before it.
enum class Depth { devices, lines, habits, patches };

/// The state of all devices online at a date.
class FullState {
public:
    FullState(const models::Nation& nation, sim::InstructionSet set)
        : nation_(nation), devices_(std::make_unique<models::DeviceScan>(set)),
          lines_(std::make_unique<models::LineScan>(set)),
          weakness_(std::make_unique<models::WeaknessScan>(set)) {}

    void run(const Sample& sample, SimTime date, Depth depth) {
        for_each_batch_of_slots(sample, [&](std::span<const std::uint64_t> slots) {
            first_slot_ = slots.front();
            first_site_ = sample.block->site_of(models::SlotId(first_slot_));
            devices_->for_each_batch(nation_.ownership(*sample.block), slots, date,
                                     date + SimSpan{1}, [&](const models::DeviceBatch& devices) {
                                         devices_found += devices.size;
                                         add(*sample.block, devices, depth);
                                     });
        });
    }

    std::uint64_t devices_found = 0;
    std::uint64_t exposed = 0;
    std::uint64_t vulnerable = 0;

private:
    void add(const models::SlotBlock& block, const models::DeviceBatch& devices, Depth depth) {
        if (depth >= Depth::lines) {
            lines_->choose(nation_.sales(), devices, block.device_class, block.sector);
        }
        if (depth >= Depth::habits) {
            weakness_->draw_habits(nation_.weakness(), devices, block.device_class,
                                   block.hygiene_class);
        }
        if (depth >= Depth::patches) {
            // Against one vulnerability that everybody has and that was patched at the start.
            const models::Exploit exploit{1, 1.0, SimTime{} - years(1), SimTime{}};
            for (std::size_t i = 0; i < devices.size; ++i) {
                lanes_[i] = static_cast<std::uint32_t>(i);
                const auto exposure = block.exposure_of(site_of(block, devices.id[i]));
                exposed += exposure == models::Exposure::exposed ? 1 : 0;
            }
            weakness_->find_open(nation_.weakness(), devices, std::span(lanes_).first(devices.size),
                                 nation_.sales().lines_of(block.device_class).front(), exploit);
            vulnerable += weakness_->open_lanes().size();
        }
        keep(lines_->lines()[0]);
    }

    /// Without a division: the slots of a batch follow each other.
    [[nodiscard]] std::uint64_t site_of(const models::SlotBlock& block, std::uint64_t id) const {
        std::uint64_t site = first_site_ + (models::DeviceId(id).slot().value() - first_slot_);
        while (site >= block.sites) {
            site -= block.sites;
        }
        return site;
    }

    const models::Nation& nation_;
    std::unique_ptr<models::DeviceScan> devices_;
    std::unique_ptr<models::LineScan> lines_;
    std::unique_ptr<models::WeaknessScan> weakness_;
    models::DeviceBatch::Column<std::uint32_t> lanes_;
    std::uint64_t first_slot_ = 0;  ///< of the batch
    std::uint64_t first_site_ = 0;
};

/// Nanoseconds of processor time a slot, weighted to the country: medians of 5 runs of each sample.
template <class Run>
double nanoseconds_a_slot(const std::vector<Sample>& samples, const Run& run) {
    double total = 0;
    double slots = 0;
    for (const auto& sample : samples) {
        std::vector<Duration> runs;
        for (int i = 0; i < 5; ++i) {
            const Stopwatch watch;
            run(sample);
            runs.push_back(watch.elapsed());
        }
        total += median(runs).processor_seconds * sample.weight;
        slots += static_cast<double>(sample.slots) * sample.weight;
    }
    return 1e9 * total / slots;
}

std::string_view name_of(sim::InstructionSet set) {
    switch (set) {
    case sim::InstructionSet::avx512:
        return "AVX-512";
    case sim::InstructionSet::avx2:
        return "AVX2";
    case sim::InstructionSet::plain:
        break;
    }
    return "no AVX";
}

std::optional<Goal> goal_of(sim::InstructionSet set) {
    switch (set) {
    case sim::InstructionSet::avx512:
        return at_most(14);
    case sim::InstructionSet::avx2:
        return at_most(24);
    case sim::InstructionSet::plain:
        break;
    }
    return std::nullopt;
}

void measure_full_state(Table& table, const models::Nation& nation,
                        const std::vector<Sample>& samples) {
    const SimSpan span = nation.options().clock.horizon - SimTime{};
    auto sets = sim::instruction_sets();
    std::reverse(sets.begin(), sets.end());
    for (const auto set : sets) {
        for (const auto& [when, date] : {std::pair("at the start", SimTime{}),
                                         std::pair("in the middle", SimTime{} + span / 2),
                                         std::pair("at the horizon", SimTime{} + span)}) {
            const auto work = fmt::format("full state {}, {}", when, name_of(set));
            table.progress(work);
            FullState state(nation, set);
            table.row(work,
                      nanoseconds_a_slot(samples,
                                         [&, date = date](const Sample& sample) {
                                             state.run(sample, date, Depth::patches);
                                         }),
                      "ns a slot", goal_of(set));
            keep(state.vulnerable);
        }
    }
}

/// What each property adds, in the middle of the horizon.
void measure_parts(Table& table, const models::Nation& nation, const std::vector<Sample>& samples) {
    const SimTime date = SimTime{} + (nation.options().clock.horizon - SimTime{}) / 2;
    table.row("  in the middle, one by one: devices only",
              nanoseconds_a_slot(samples,
                                 [&](const Sample& sample) {
                                     const auto& ownership = nation.ownership(*sample.block);
                                     for (std::uint64_t i = 0; i < sample.slots; ++i) {
                                         ownership.for_each_device(
                                             models::SlotId(sample.block->first_slot + i), date,
                                             date + SimSpan{1},
                                             [](const auto& device) { keep(device.retired); });
                                     }
                                 }),
              "ns a slot");
    double before = 0;
    for (const auto& [part, depth] :
         {std::pair("devices only", Depth::devices), std::pair("lines add", Depth::lines),
          std::pair("credentials and habits add", Depth::habits),
          std::pair("exposure and a patch add", Depth::patches)}) {
        FullState state(nation, sim::best_instruction_set());
        const double all = nanoseconds_a_slot(
            samples, [&, depth = depth](const Sample& sample) { state.run(sample, date, depth); });
        table.row(fmt::format("  in the middle, best vectors: {}", part), all - before,
                  "ns a slot");
        before = all;
    }
}

/// The devices online in the middle, by the slots they are in.
void count_devices(Table& table, const models::Nation& nation, const std::vector<Sample>& samples) {
    const SimTime date = SimTime{} + (nation.options().clock.horizon - SimTime{}) / 2;
    double devices = 0;
    double slots = 0;
    for (const auto& sample : samples) {
        FullState state(nation, sim::best_instruction_set());
        state.run(sample, date, Depth::devices);
        devices += static_cast<double>(state.devices_found) * sample.weight;
        slots += static_cast<double>(sample.slots) * sample.weight;
    }
    table.row("slots", slots, "slots");
    table.row("devices online in the middle", devices / slots, "a slot");
}

void measure_pass(Table& table, const models::Nation& nation) {
    constexpr std::size_t worm = 0;
    const auto& targets = nation.options().campaigns[worm].targets;
    std::uint64_t exposed = 0;
    std::uint64_t of_classes = 0;
    for (const auto& block : nation.population().blocks()) {
        if (targets[block.device_class]) {
            exposed += block.reachable_sites * block.positions;
            of_classes += block.slots();
        }
    }
    std::vector<Duration> runs;
    std::uint64_t candidates = 0;
    std::uint64_t weak = 0;
    const auto scan = std::make_unique<models::TargetScan>(nation);
    std::vector<models::Episode> episodes;
    const models::Sought everybody{.campaign = worm,
                                   .from = nation.campaign_start(worm),
                                   .until = nation.options().clock.horizon,
                                   .hits = {.up_to = models::FirstHit::longest_probes}};
    for (int run = 0; run < 5; ++run) {
        table.progress("at-risk pass");
        candidates = weak = 0;
        const Stopwatch watch;
        for (const auto& block : nation.population().blocks()) {
            if (targets[block.device_class]) {
                scan->for_each_candidate(
                    block, models::Reach::exposed, {&everybody, 1}, 0, 1,
                    [&](std::size_t /*campaign*/, const auto& profile, models::FirstHit /*hit*/) {
                        nation.episodes(profile, worm, episodes);
                        ++candidates;
                        weak += episodes.empty() ? 0 : 1;
                    });
            }
        }
        runs.push_back(watch.elapsed());
    }
    const double nanoseconds = 1e9 * median(runs).processor_seconds;
    table.row("at-risk pass, exposed slots visited", static_cast<double>(exposed), "slots");
    table.row("  devices that may be at risk", static_cast<double>(candidates), "devices");
    table.row("  and are, before the horizon", static_cast<double>(weak), "devices");
    table.row("  per slot visited, all exposed", nanoseconds / static_cast<double>(exposed), "ns");
    table.row("  per slot of the classes, exposure first",
              nanoseconds / static_cast<double>(of_classes), "ns", at_most(4));
}

void measure_sweep(Table& table, const models::Nation& nation, const std::vector<Sample>& samples) {
    std::vector<SimTime> dates;
    for (SimTime date{}; date <= nation.options().clock.horizon; date = date + years(1)) {
        dates.push_back(date);
    }
    StockSweep sweep(nation, dates);
    table.row("yearly stock sweep by line",
              nanoseconds_a_slot(samples,
                                 [&](const Sample& sample) {
                                     for_each_batch_of_slots(sample, [&](auto slots) {
                                         sweep.add(*sample.block, slots);
                                     });
                                 }),
              "ns a slot");
    keep(sweep.stock(0)[0]);
}

}  // namespace

int main() {
    const auto scenario = input::Scenario::read("scenarios/czechia.yaml", {});
    auto world = scenario.world(one_half);
    for (auto& campaign : world.campaigns) {
        campaign.starts_per_year = 0;
        campaign.emerges_years = 0;
    }
    const auto policy = scenario.policy(scenario.experiment().baseline, one_half);
    const models::Threats threats(world, policy, sim::member_key(1, 0));
    const models::Nation nation(world, 0, policy, threats, sim::member_key(1, 0));
    Table table;
    table.section("a slot of Czechia as shipped, one thread, processor time");
    const auto samples = sample_of(nation);
    count_devices(table, nation, samples);
    measure_full_state(table, nation, samples);
    measure_parts(table, nation, samples);
    measure_pass(table, nation);
    measure_sweep(table, nation, samples);
    return 0;
}
