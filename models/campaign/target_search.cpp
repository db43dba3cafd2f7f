#include "models/campaign/target_search.hpp"

#include "models/campaign/target_scan.hpp"
#include "sim/distributions.hpp"

#include <algorithm>
#include <memory>

namespace cordon::models {
namespace {

/// One campaign in one nation.
class Search {
public:
    Search(const Nation& nation, std::size_t campaign, const ScanningPressure& pressure,
           std::uint64_t takeable_slots, Compromise& partition)
        : nation_(nation), plan_(nation.threats().campaigns()[campaign]), campaign_(campaign),
          pressure_(pressure), most_bots_(static_cast<double>(takeable_slots)),
          partition_(partition), until_(std::min(plan_.gives_up, nation.options().clock.horizon)) {}

    void in_block(const SlotBlock& block, TargetScan& scan) {
        const auto visit = [&](const DeviceProfile& profile, std::uint64_t site) {
            add_targets(block, profile,
                        site < block.reachable_sites ? Reach::exposed : Reach::proxied);
        };
        scan.for_each_candidate(block, campaign_, partition_.partition(), partition_.partitions(),
                                visit);
    }

private:
    void add_targets(const SlotBlock& block, const DeviceProfile& profile, Reach reach) {
        nation_.episodes(profile, campaign_, episodes_);
        const auto& lines = nation_.jurisdiction().market.product_lines;
        const std::size_t stratum =
            partition_.strata().index(block.sector, block.device_class, lines[profile.line].bloc);
        for (std::size_t episode = 0; episode < episodes_.size(); ++episode) {
            const Target target{.device = profile.device.id,
                                .weak_until = episodes_[episode].end,
                                .retired = profile.device.retired,
                                .stratum = static_cast<std::uint32_t>(stratum),
                                .device_class = static_cast<std::uint16_t>(block.device_class),
                                .campaign = static_cast<std::uint8_t>(campaign_),
                                .episode = static_cast<std::uint8_t>(episode),
                                .reach = reach};
            add(target, episodes_[episode].begin);
        }
    }

    void add(const Target& target, SimTime begin) {
        const SimTime weak_from = std::max(begin, plan_.start());
        const SimTime until = std::min(target.weak_until, until_);
        if (weak_from >= until) {
            return;
        }
        const double factor = target.reach == Reach::proxied ? plan_.options.proxied_pressure : 1;
        if (plan_.in_flight && is_held_at_start(target, begin, factor)) {
            partition_.add_held(target);
            return;
        }
        // Those at home alone would mostly do, and that bound costs little. The margin covers the
        // clock's rounding.
        const double threshold = partition_.first_threshold(target) / factor;
        if (threshold <= pressure_.domestic_probes(most_bots_, weak_from, until) ||
            threshold <= most_probes(weak_from, until) * (1 + 1e-9) + 1e-9) {
            partition_.add_scanned(target, weak_from);
        }
    }

    /// No course of the campaign brings an exposed address more probes: where it is rebuilt after a
    /// takedown its foreign bots are at their height again, and where it shifts its effort all of
    /// it may go to one class of devices in one jurisdiction.
    [[nodiscard]] double most_probes(SimTime from, SimTime until) const {
        const auto& options = plan_.options;
        const auto& scanning = std::get<ScanningOptions>(options.recruitment);
        const double bots =
            most_bots_ + (options.disruption.rebuilds > 0 ? scanning.foreign_plateau : 0);
        const auto classes =
            static_cast<double>(std::count(options.targets.begin(), options.targets.end(), true));
        const double shift =
            options.targeting.elasticity > 0
                ? classes * static_cast<double>(nation_.options().jurisdictions.size())
                : 1;
        return shift * pressure_.probes(bots, from, until);
    }

    [[nodiscard]] bool is_held_at_start(const Target& target, SimTime begin, double factor) const {
        const SimTime since = std::max(begin, plan_.recruits_from);
        if (since >= SimTime{}) {
            return false;
        }
        const double age_days = in_days(SimTime{} - since);
        const double taken_per_day = factor * pressure_.probes(0, plan_.recruits_from, SimTime{}) /
                                     in_days(SimTime{} - plan_.recruits_from);
        const auto& type = nation_.jurisdiction().population.device_classes[target.device_class];
        const double lost_per_day =
            (plan_.options.notices_per_year +
             (plan_.options.implant == Implant::in_memory ? type.reboots_per_year : 0)) /
            days_per_year;
        const double rate = taken_per_day + lost_per_day;
        const double held = rate > 0 ? taken_per_day / rate * (1 - sim::exp(-rate * age_days)) : 0;
        return stream(nation_.key(), target.device.packed(), Purpose::held_at_start, plan_.identity)
                   .uniform() < held;
    }

    const Nation& nation_;
    const CampaignPlan& plan_;
    std::size_t campaign_;
    const ScanningPressure& pressure_;
    double most_bots_;
    Compromise& partition_;
    SimTime until_;
    std::vector<Episode> episodes_;
};

}  // namespace

void find_targets(const Nation& nation, std::span<const ScanningPressure* const> pressures,
                  std::span<const std::uint64_t> takeable_slots, Compromise& partition) {
    const auto scan = std::make_unique<TargetScan>(nation);
    for (std::size_t campaign = 0; campaign < pressures.size(); ++campaign) {
        const auto& plan = nation.threats().campaigns()[campaign];
        if (pressures[campaign] == nullptr || plan.start() >= nation.options().clock.horizon) {
            continue;
        }
        Search search(nation, campaign, *pressures[campaign], takeable_slots[campaign], partition);
        for (const auto& block : nation.population().blocks()) {
            if (plan.options.targets[block.device_class]) {
                search.in_block(block, *scan);
            }
        }
    }
}

}  // namespace cordon::models
