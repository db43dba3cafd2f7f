// What happens to all devices of a campaign at once, at the edges of windows.

#include "models/campaign/compromise.hpp"
#include "models/campaign/first_hit.hpp"
#include "models/campaign/weak_target.hpp"

#include <algorithm>

namespace cordon::models {

/// Calls `visit` with the place of each device the campaign holds, in the order of places.
template <class Visit>
void Compromise::for_each_held(std::size_t campaign, const Visit& visit) {
    for (std::uint32_t place = 0; place < touched_.size(); ++place) {
        const TouchedDevice& record = touched_[place];
        if (record.is_held() && targets_[record.holding].campaign == campaign) {
            visit(place);
        }
    }
}

void Compromise::disrupt(std::size_t campaign, std::uint64_t ordinal, double cut_off,
                         double cleaned, SimTime edge, const Conditions& conditions) {
    for_each_held(campaign, [&](std::uint32_t place) {
        TouchedDevice& record = touched_[place];
        auto rng = draws(targets_[record.holding], Purpose::disruption, ordinal);
        const bool loses_contact = rng.uniform() < cut_off;
        const bool is_cleaned = rng.uniform() < cleaned;
        if (is_cleaned) {
            end_spell(place, SpellEnd::cleaned, edge, conditions);
        } else if (loses_contact) {
            record.cut_off = true;
            set_contact(record, false, edge, conditions);
        }
    });
}

void Compromise::disclose(std::size_t campaign, SimTime edge) {
    for_each_held(campaign, [&](std::uint32_t place) {
        watch(touched_[place].holding, edge, Finder::network, 0);
    });
}

void Compromise::set_collecting(std::size_t campaign, SimTime edge, const Conditions& conditions) {
    for_each_held(campaign, [&](std::uint32_t place) {
        TouchedDevice& record = touched_[place];
        set_reading(record, record.in_contact && conditions.collects[campaign] != 0, edge);
    });
}

void Compromise::recall(std::size_t campaign, std::uint64_t ordinal, double share, SimTime edge) {
    // Assumed: a list of past victims is tried within a week.
    constexpr double days_of_trying = 7;
    const auto& plan = nation_.threats().campaigns()[campaign];
    const std::uint32_t bit = std::uint32_t{1} << plan.kind;
    for (std::uint32_t place = 0; place < touched_.size(); ++place) {
        const TouchedDevice& record = touched_[place];
        if ((record.taken_by & bit) == 0 || record.safe) {
            continue;
        }
        auto rng = stream(nation_.key(), record.device.packed(), Purpose::disruption,
                          FirstHit::ordinal(plan.identity) | 0x80'0000 | (ordinal & 0xFFFF));
        const bool remembered = rng.uniform() < share;
        const SimTime when = edge + days(days_of_trying * rng.uniform()) + SimSpan{1};
        const auto& block = nation_.population().block(record.device.slot());
        const auto target = remembered
                                ? target_at(nation_, block, record.device.slot(), campaign, when)
                                : std::nullopt;
        if (target && target->device == record.device) {
            schedule_recruit(*target, when);
        }
    }
}

void Compromise::forget_exploits(std::size_t campaign, std::vector<std::uint64_t> lost) {
    lost_[campaign] = std::move(lost);
}

bool Compromise::confirm(std::uint32_t target, SimTime when) {
    Target& subject = targets_[target];
    const auto& block = nation_.population().block(subject.device.slot());
    std::optional<DeviceProfile> profile;
    nation_.ownership(block).for_each_device(subject.device.slot(), when, when + SimSpan{1},
                                             [&](const OwnedDevice& device) {
                                                 if (device.id == subject.device) {
                                                     profile = nation_.profile(block, device);
                                                 }
                                             });
    if (!profile) {
        return false;
    }
    std::vector<Episode> episodes;
    nation_.episodes(*profile, subject.campaign, episodes);
    const auto drawn = std::find_if(episodes.begin(), episodes.end(), [&](const Episode& episode) {
        return episode.begin <= when && when < episode.end;
    });
    if (drawn == episodes.end()) {
        return false;
    }
    const SimTime limit = drawn->end;
    const auto& lost = lost_[subject.campaign];
    std::vector<Exploit> left;
    for (const auto& exploit : nation_.threats().against(subject.campaign, profile->line)) {
        if (!std::binary_search(lost.begin(), lost.end(), exploit.vulnerability)) {
            left.push_back(exploit);
        }
    }
    nation_.weakness().episodes(*profile, options_of(subject), left, episodes,
                                touched_[subject.record].remedies);
    const auto now_or_next =
        std::find_if(episodes.begin(), episodes.end(),
                     [&](const Episode& episode) { return when < episode.end; });
    if (now_or_next == episodes.end() || now_or_next->begin >= limit) {
        return false;
    }
    subject.weak_until = now_or_next->end;
    subject.changes = changes_of(subject);
    if (now_or_next->begin <= when) {
        return true;
    }
    if (subject.reach != Reach::picked) {
        ++subject.thresholds;
        schedule(now_or_next->begin, Kind::arm, target, 0);
    }
    return false;
}

}  // namespace cordon::models
