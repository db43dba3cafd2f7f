#include "models/campaign/target_search.hpp"

#include "models/campaign/pressure.hpp"
#include "models/campaign/target_scan.hpp"
#include "sim/elementary.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace cordon::models {
namespace {

/// One campaign in one nation.
class Search {
public:
    /// \pre the campaign scans
    /// \param ranges  [device class]
    Search(const Nation& nation, std::size_t campaign, std::span<const ClockRange> ranges,
           Compromise& partition)
        : nation_(nation), plan_(nation.threats().campaigns()[campaign]), campaign_(campaign),
          pressure_(std::get<ScanningOptions>(plan_.options.recruitment), plan_.recruits_from),
          ranges_(ranges), partition_(partition),
          until_(std::min(plan_.gives_up, nation.options().clock.horizon)) {}

    /// Whom it looks for among the devices of a class that it reaches so.
    [[nodiscard]] Sought sought(std::size_t device_class, Reach reach) const {
        const ClockRange& range = ranges_[device_class];
        const double share = factor(reach);
        FirstHitRange hits{.above = range.above * share, .up_to = range.up_to * share};
        if (plan_.in_flight && !range.is_empty() && range.above <= 0) {
            const SimSpan age = SimTime{} - plan_.recruits_from;
            // Rounding included, and who was weak for less time is held with less probability.
            hits.held_below = std::min(1.0, 1.001 * share * taken_per_day() * in_days(age));
        }
        return {.campaign = campaign_, .from = plan_.start(), .until = until_, .hits = hits};
    }

    void add_targets(const SlotBlock& block, Reach reach, const DeviceProfile& profile,
                     FirstHit hit) {
        nation_.episodes(profile, campaign_, episodes_);
        const auto& lines = nation_.jurisdiction().market.product_lines;
        const std::size_t stratum =
            partition_.strata().index(block.sector, block.device_class, lines[profile.line].bloc);
        for (std::size_t episode = 0; episode < episodes_.size(); ++episode) {
            const SimTime weak_from = std::max(episodes_[episode].begin, plan_.start());
            if (weak_from >= std::min(episodes_[episode].end, until_)) {
                continue;
            }
            const Target target{.device = profile.device.id,
                                .weak_from = weak_from,
                                .weak_until = episodes_[episode].end,
                                .retired = profile.device.retired,
                                .stratum = static_cast<std::uint32_t>(stratum),
                                .device_class = static_cast<std::uint16_t>(block.device_class),
                                .campaign = static_cast<std::uint8_t>(campaign_),
                                .episode = static_cast<std::uint8_t>(episode),
                                .reach = reach};
            add(target, episodes_[episode].begin, hit);
        }
    }

private:
    void add(const Target& target, SimTime begin, FirstHit hit) {
        const double share = factor(target.reach);
        const ClockRange& range = ranges_[target.device_class];
        if (plan_.in_flight &&
            hit.held_quantile < held_at_start(target.device_class, begin, share)) {
            if (range.above <= 0) {
                partition_.add_held(target);
            }
        } else if (hit.probes > range.above * share && hit.probes <= range.up_to * share) {
            partition_.add_scanned(target, hit.probes / share);
        }
    }

    /// Of an address where every probe counts, by foreign bots before the start.
    [[nodiscard]] double taken_per_day() const {
        return pressure_.probes(0, plan_.recruits_from, SimTime{}) /
               in_days(SimTime{} - plan_.recruits_from);
    }

    /// Probability that a device weak since `begin` is.
    [[nodiscard]] double held_at_start(std::size_t device_class, SimTime begin,
                                       double share) const {
        const SimTime since = std::max(begin, plan_.recruits_from);
        if (since >= SimTime{}) {
            return 0;
        }
        const double taken = share * taken_per_day();
        const auto& type = nation_.jurisdiction().population.device_classes[device_class];
        const double lost =
            (plan_.options.notices_per_year +
             (plan_.options.implant == Implant::in_memory ? type.reboots_per_year : 0)) /
            days_per_year;
        const double rate = taken + lost;
        return rate > 0 ? taken / rate * (1 - sim::exp(-rate * in_days(SimTime{} - since))) : 0;
    }

    [[nodiscard]] double factor(Reach reach) const {
        return reach == Reach::proxied ? plan_.options.proxied_pressure : 1;
    }

    const Nation& nation_;
    const CampaignPlan& plan_;
    std::size_t campaign_;
    ScanningPressure pressure_;
    std::span<const ClockRange> ranges_;
    Compromise& partition_;
    SimTime until_;
    std::vector<Episode> episodes_;
};

/// All that look for somebody, [campaign].
using Searches = std::vector<std::optional<Search>>;

void search_block(const SlotBlock& block, Reach reach, Searches& searches, TargetScan& scan,
                  const Compromise& partition) {
    std::vector<Sought> sought;
    for (const auto& search : searches) {
        if (search) {
            const Sought found = search->sought(block.device_class, reach);
            if (!found.hits.is_empty()) {
                sought.push_back(found);
            }
        }
    }
    if (sought.empty()) {
        return;
    }
    scan.for_each_candidate(block, reach, sought, partition.partition(), partition.partitions(),
                            [&](std::size_t campaign, const DeviceProfile& profile, FirstHit hit) {
                                searches[campaign]->add_targets(block, reach, profile, hit);
                            });
}

}  // namespace

void find_targets(const Nation& nation, std::span<const ClockRange> ranges, Compromise& partition) {
    const std::size_t device_classes = nation.jurisdiction().population.device_classes.size();
    Searches searches(nation.threats().campaigns().size());
    for (std::size_t campaign = 0; campaign < searches.size(); ++campaign) {
        const auto of_campaign = ranges.subspan(campaign * device_classes, device_classes);
        if (!std::all_of(of_campaign.begin(), of_campaign.end(),
                         [](const ClockRange& range) { return range.is_empty(); })) {
            searches[campaign].emplace(nation, campaign, of_campaign, partition);
        }
    }
    const auto scan = std::make_unique<TargetScan>(nation);
    for (const auto& block : nation.population().blocks()) {
        for (const Reach reach : {Reach::exposed, Reach::proxied}) {
            search_block(block, reach, searches, *scan, partition);
        }
    }
}

}  // namespace cordon::models
