#include "models/campaign/campaigns.hpp"

#include "models/campaign/supply_chain.hpp"
#include "sim/adaptive_window.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <tuple>
#include <utility>

namespace cordon::models {
namespace {

/// [jurisdiction][device class] flattened.
std::vector<bool> targeted_cells(const Nations& nations, const CampaignOptions& options) {
    std::vector<bool> cells;
    for (std::size_t jurisdiction = 0; jurisdiction < nations.size(); ++jurisdiction) {
        cells.insert(cells.end(), options.targets.begin(), options.targets.end());
    }
    return cells;
}

std::optional<ScanningPressure> pressure_of(const CampaignPlan& plan) {
    const auto* scanning = std::get_if<ScanningOptions>(&plan.options.recruitment);
    return scanning == nullptr ? std::nullopt
                               : std::optional(ScanningPressure(*scanning, plan.recruits_from));
}

}  // namespace

Campaigns::Campaigns(const Nations& nations, sim::RandomKey key)
    : nations_(nations), key_(key),
      device_classes_(nations.front().jurisdiction().population.device_classes.size()),
      operators_free_(nations.size()) {
    const auto& plans = nations.front().threats().campaigns();
    for (std::size_t campaign = 0; campaign < plans.size(); ++campaign) {
        const CampaignPlan& plan = plans[campaign];
        campaigns_.emplace_back(plan, key);
        pressures_.push_back(pressure_of(plan));
        targetings_.emplace_back(plan.options.targeting, targeted_cells(nations, plan.options),
                                 plan.start());
        recruiters_.emplace_back(nations, campaign, key).aim(targetings_.back());
        takeable_slots_.push_back(0);
        for (const auto& nation : nations) {
            takeable_slots_.back() += nation.takeable_slots(campaign);
        }
    }
    lost_.resize(plans.size());
    searched_.resize(plans.size() * device_classes_);
    held_.assign(plans.size(), 0);
    held_before_ = held_;
    Conditions conditions{.device_classes = device_classes_,
                          .clocks = std::vector<PressureWindow>(plans.size() * device_classes_),
                          .commands = std::vector<std::uint8_t>(plans.size(), 0),
                          .collects = std::vector<std::uint8_t>(plans.size(), 0),
                          .disclosed = std::vector<std::uint8_t>(plans.size(), 0)};
    conditions_.assign(nations.size(), conditions);
}

void Campaigns::send_supply_chains(std::span<Compromise> partitions,
                                   sim::Executor& executor) const {
    const std::size_t national = partitions.size() / nations_.size();
    executor.for_each_index(nations_.size(), [&](std::size_t jurisdiction) {
        for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
            send_supply_chain(nations_[jurisdiction], campaign,
                              partitions.subspan(jurisdiction * national, national));
        }
    });
}

void Campaigns::open(const sim::Window& window, SimSpan last_length,
                     std::span<Compromise> partitions, sim::Executor& executor) {
    set_clocks(window, last_length);
    find_targets(window.begin, partitions, executor);
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        // Who starts within the window takes his first devices in it.
        const bool starts = campaigns_[campaign].plan().start() <= window.end &&
                            campaigns_[campaign].plan().start() > window.begin;
        for (auto& conditions : conditions_) {
            conditions.commands[campaign] = starts || campaigns_[campaign].is_at_work() ? 1 : 0;
        }
        recruiters_[campaign].send_first_devices(window, partitions);
        if (conditions_.front().commands[campaign] != 0) {
            recruiters_[campaign].send_batches(window, held_[campaign], partitions);
        } else {
            recruiters_[campaign].skip_batches(window.end);
        }
    }
}

void Campaigns::set_clocks(const sim::Window& window, SimSpan last_length) {
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        const double even = probes(campaign, window, last_length);
        for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
            for (std::size_t type = 0; type < device_classes_; ++type) {
                auto& clock = conditions_[jurisdiction].clocks[campaign * device_classes_ + type];
                const double factor =
                    targetings_[campaign].factor(jurisdiction * device_classes_ + type);
                clock.level_at_begin = clock.level_at_end();
                clock.begin = window.begin;
                clock.end = window.end;
                clock.rise = pressure_span(factor * even);
            }
        }
    }
}

double Campaigns::probes(std::size_t campaign, const sim::Window& window,
                         SimSpan last_length) const {
    const Campaign& course = campaigns_[campaign];
    if (!pressures_[campaign] || !course.is_at_work() || course.plan().start() > window.begin) {
        return 0;
    }
    const auto held = static_cast<std::uint64_t>(held_[campaign]);
    const double predicted =
        last_length.microseconds == 0
            ? static_cast<double>(held)
            : sim::predicted_count(held, static_cast<std::uint64_t>(held_before_[campaign]),
                                   last_length, window.end - window.begin);
    // More than there are places cannot scan, whatever the straight line says.
    const double domestic = std::min(predicted, static_cast<double>(takeable_slots_[campaign]));
    return pressures_[campaign]->probes(domestic, window.begin, window.end);
}

void Campaigns::close(const sim::Window& window, std::span<Compromise> partitions) {
    const auto count = [&] {
        std::fill(held_.begin(), held_.end(), 0);
        for (const auto& partition : partitions) {
            for (std::size_t campaign = 0; campaign < held_.size(); ++campaign) {
                held_[campaign] += partition.in_contact()[campaign];
            }
        }
    };
    held_before_ = held_;
    count();
    work_on_cases(window.end, partitions);
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        move_on(campaign, window, partitions);
        if (window.end >= targetings_[campaign].period_end()) {
            adapt(campaign, partitions);
        }
    }
    count();
}

void Campaigns::move_on(std::size_t campaign, const sim::Window& window,
                        std::span<Compromise> partitions) {
    Campaign& course = campaigns_[campaign];
    const bool collected = course.collects();
    const double foreign =
        pressures_[campaign] ? pressures_[campaign]->foreign_bots().at(window.end) : 0;
    const auto changes = course.move_on(window, static_cast<double>(held_[campaign]) + foreign);
    set_flags(campaign);
    const auto& disruption = course.plan().options.disruption;
    if (changes.taken_down) {
        lose_exploits(campaign, window.end);
    }
    if (changes.rebuilt && pressures_[campaign]) {
        pressures_[campaign].emplace(std::get<ScanningOptions>(course.plan().options.recruitment),
                                     window.end);
    }
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        Compromise& partition = partitions[i];
        const Conditions& conditions = conditions_[jurisdiction_of(i, partitions.size())];
        if (changes.disclosed) {
            partition.disclose(campaign, window.end);
        }
        if (changes.taken_down) {
            partition.disrupt(campaign, course.takedowns(), disruption.cut_off, disruption.cleaned,
                              window.end, conditions);
            partition.forget_exploits(campaign, lost_[campaign]);
        }
        if (changes.gave_up) {
            partition.disrupt(campaign, 0, 1, 0, window.end, conditions);
        }
        if (changes.rebuilt && disruption.remembered > 0) {
            partition.recall(campaign, course.takedowns(), disruption.remembered, window.end);
        }
        if (course.collects() != collected) {
            partition.set_collecting(campaign, window.end, conditions);
        }
    }
}

void Campaigns::set_flags(std::size_t campaign) {
    for (auto& conditions : conditions_) {
        conditions.commands[campaign] = campaigns_[campaign].is_at_work() ? 1 : 0;
        conditions.collects[campaign] = campaigns_[campaign].collects() ? 1 : 0;
        conditions.disclosed[campaign] = campaigns_[campaign].is_disclosed() ? 1 : 0;
    }
}

void Campaigns::lose_exploits(std::size_t campaign, SimTime now) {
    const CampaignPlan& plan = campaigns_[campaign].plan();
    const auto& threats = nations_.front().threats();
    std::vector<std::uint64_t>& lost = lost_[campaign];
    const std::size_t lines = nations_.front().jurisdiction().market.product_lines.size();
    for (std::size_t line = 0; line < lines; ++line) {
        for (const auto& exploit : threats.against(campaign, line)) {
            auto rng = stream(key_, identity_of_pair(plan.identity, exploit.vulnerability),
                              Purpose::disruption, campaigns_[campaign].takedowns());
            if (exploit.usable <= now && rng.uniform() < plan.options.disruption.exploits_lost) {
                lost.push_back(exploit.vulnerability);
            }
        }
    }
    std::sort(lost.begin(), lost.end());
    lost.erase(std::unique(lost.begin(), lost.end()), lost.end());
}

void Campaigns::adapt(std::size_t campaign, std::span<const Compromise> partitions) {
    const std::size_t kind = campaigns_[campaign].plan().kind;
    std::vector<std::int64_t> spells(nations_.size() * device_classes_, 0);
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        const std::size_t first = jurisdiction_of(i, partitions.size()) * device_classes_;
        const Strata& strata = partitions[i].strata();
        for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
            spells[first + strata.device_class(stratum)] +=
                partitions[i].tally().counts(kind, stratum).spells;
        }
    }
    targetings_[campaign].adapt(spells);
    recruiters_[campaign].aim(targetings_[campaign]);
}

void Campaigns::work_on_cases(SimTime edge, std::span<Compromise> partitions) {
    const std::size_t national = partitions.size() / nations_.size();
    for (std::size_t jurisdiction = 0; jurisdiction < nations_.size(); ++jurisdiction) {
        std::vector<std::pair<Compromise::Case, Compromise*>> opened;
        for (auto& partition : partitions.subspan(jurisdiction * national, national)) {
            for (const auto& found : partition.take_cases()) {
                opened.emplace_back(found, &partition);
            }
        }
        std::sort(opened.begin(), opened.end(), [](const auto& a, const auto& b) {
            return std::tie(a.first.found, a.first.device) <
                   std::tie(b.first.found, b.first.device);
        });
        const Notification& notification = nations_[jurisdiction].notification();
        SimTime& free = operators_free_[jurisdiction];
        for (const auto& [found, partition] : opened) {
            const SimTime begins = std::max(free, found.found);
            free = begins + notification.work_on_case(begins);
            partition->schedule_remedy(found, std::max(free, edge + SimSpan{1}));
        }
    }
}

std::vector<std::uint64_t> Campaigns::bots(SimTime time) const {
    std::vector<std::uint64_t> counts(held_.size(), 0);
    for (std::size_t campaign = 0; campaign < counts.size(); ++campaign) {
        if (pressures_[campaign]) {
            const double foreign = pressures_[campaign]->foreign_bots().at(time);
            counts[campaign] = static_cast<std::uint64_t>(std::llround(foreign)) +
                               static_cast<std::uint64_t>(held_[campaign]);
        }
    }
    return counts;
}

double Campaigns::foreign_growth_per_day(SimTime time) const {
    double fastest = 0;
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        const CampaignState state = campaigns_[campaign].state();
        if (pressures_[campaign] && state != CampaignState::rebuilding &&
            state != CampaignState::retired) {
            fastest = std::max(fastest, pressures_[campaign]->foreign_bots().growth_per_day(time));
        }
    }
    return fastest;
}

SimTime Campaigns::next_date(SimTime now) const {
    SimTime next = never;
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        for (const SimTime date :
             {campaigns_[campaign].next_date(), targetings_[campaign].period_end()}) {
            next = date > now ? std::min(next, date) : next;
        }
    }
    return next;
}

SimTime Campaigns::next_batch() const {
    SimTime next = never;
    for (const auto& recruiter : recruiters_) {
        next = std::min(next, recruiter.next_batch());
    }
    return next;
}

bool Campaigns::are_dormant(SimTime now, SimTime until) const {
    for (std::size_t campaign = 0; campaign < campaigns_.size(); ++campaign) {
        const bool scans = pressures_[campaign] && campaigns_[campaign].plan().start() <= now &&
                           pressure_span(pressures_[campaign]->probes(0, now, until)) > 0;
        if (held_[campaign] > 0 || scans || campaigns_[campaign].may_be_taken_down()) {
            return false;
        }
    }
    return true;
}

}  // namespace cordon::models
