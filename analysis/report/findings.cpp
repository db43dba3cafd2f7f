#include "analysis/report/findings.hpp"

#include "analysis/statistics/binomial_interval.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// What is said of one policy, with its place among the others; "{}" stands for the policy.
struct Phrase {
    int rank;
    std::string text;
};

Phrase phrase_of(const PairedDifference& change) {
    const auto size = change_and_range(change.change);
    switch (direction_of(change)) {
    case Direction::lower:
        return {0, "lower under {}: " + size};
    case Direction::higher:
        return {0, "higher under {}: " + size};
    case Direction::unclear:
        return {1, "no clear change under {}: " + size};
    case Direction::none:
        return {2, "no change under {} in any member"};
    case Direction::untold:
        break;
    }
    return {1, "under {}: " + size};
}

bool is_untold(const PolicyChange& change) {
    return direction_of(change.change) == Direction::untold;
}

/// "under A", "under A and B", or that it is every one of several.
std::string under(const std::vector<std::string>& policies, std::size_t of_all) {
    return policies.size() == of_all && of_all > 1 ? "under every policy"
                                                   : "under " + listed(policies);
}

}  // namespace

Direction direction_of(const PairedDifference& change) {
    if (change.is_none()) {
        return Direction::none;
    }
    if (change.change.members < members_for_direction) {
        return Direction::untold;
    }
    if (change.change.nine_in_ten.high < 0) {
        return Direction::lower;
    }
    return change.change.nine_in_ten.low > 0 ? Direction::higher : Direction::unclear;
}

std::string level_text(const Estimate& estimate) {
    return fmt::format("{} (90 % of members: {})", number_text(estimate.median),
                       range_text(estimate.nine_in_ten, number_text));
}

std::string change_and_range(const Estimate& change) {
    return fmt::format("{} (90 % of members: {})", change_text(change.median),
                       range_text(change.nine_in_ten, change_text));
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    return text;
}

std::string too_few_text(std::size_t members) {
    return fmt::format("{} member{} too few to name a direction", members,
                       members == 1 ? " is" : "s are");
}

std::string since_start_text(const PairedDifference& change) {
    switch (direction_of(change)) {
    case Direction::lower:
        return "clearly lower than at the start";
    case Direction::higher:
        return "clearly higher than at the start";
    case Direction::unclear:
        return "no clear change since the start";
    case Direction::none:
        return "as at the start in every member";
    case Direction::untold:
        break;
    }
    return "";
}

std::string directions_text(const std::vector<PolicyChange>& changes) {
    if (std::any_of(changes.begin(), changes.end(), is_untold)) {
        return too_few_text(changes.front().change.change.members);
    }
    std::vector<std::string> lower;
    std::vector<std::string> higher;
    std::vector<std::string> others;
    bool changes_any = false;
    for (const auto& [policy, change] : changes) {
        const auto direction = direction_of(change);
        changes_any = changes_any || direction != Direction::none;
        (direction == Direction::lower    ? lower
         : direction == Direction::higher ? higher
                                          : others)
            .push_back(policy);
    }
    std::vector<std::string> parts;
    if (!lower.empty()) {
        parts.push_back("lower " + under(lower, changes.size()));
    }
    if (!higher.empty()) {
        parts.push_back("higher " + under(higher, changes.size()));
    }
    if (others.size() == changes.size()) {
        parts.push_back((changes_any ? "no clear change under " : "no change under ") +
                        (others.size() == 1 ? others.front() : "any policy"));
    } else if (!others.empty()) {
        parts.push_back("no clear change under " +
                        (others.size() == 1 ? others.front() : "the others"));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string changes_text(const std::vector<PolicyChange>& changes) {
    struct Group {
        Phrase phrase;
        std::vector<std::string> policies;
    };
    std::vector<Group> groups;
    for (const auto& [policy, change] : changes) {
        auto phrase = phrase_of(change);
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
            return group.phrase.text == phrase.text;
        });
        if (same == groups.end()) {
            groups.push_back({std::move(phrase), {policy}});
        } else {
            same->policies.push_back(policy);
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.phrase.rank < b.phrase.rank; });
    std::string text;
    for (const auto& [phrase, policies] : groups) {
        const auto place = phrase.text.find("{}");
        text += (text.empty() ? "" : "; ") + phrase.text.substr(0, place) + listed(policies) +
                phrase.text.substr(place + 2);
    }
    return std::any_of(changes.begin(), changes.end(), is_untold)
               ? text + "; " + too_few_text(changes.front().change.change.members)
               : text;
}

std::string frequency_text(std::size_t happened, std::size_t members) {
    const auto interval = statement_interval(happened, members);
    const auto counted = fmt::format("{} member{}", members, members == 1 ? "" : "s");
    if (happened == 0) {
        return fmt::format("in none of {}: at most {}, with 95 % confidence", counted,
                           share_text(interval.high));
    }
    if (happened == members) {
        return fmt::format("in each of {}: at least {}, with 95 % confidence", counted,
                           share_text(interval.low));
    }
    return fmt::format("in {} of {}: {} (90 % interval: {} to {})", happened, counted,
                       share_text(static_cast<double>(happened) / static_cast<double>(members)),
                       share_text(interval.low), share_text(interval.high));
}

}  // namespace cordon::analysis
