#include "analysis/report/report_parts.hpp"
#include "analysis/statistics/bootstrap.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace cordon::analysis {
namespace {

constexpr std::uint64_t bootstrap_key = 0x616c696b65;  // "alike"

/// What a ban does to weakness shows in these: devices held, and device-days of access.
bool is_compared(const Headline& headline) {
    return headline.series == "compromised" || headline.series == "unauthorised_exposure";
}

double mean_over(std::span<const double> values, std::span<const std::size_t> members) {
    double sum = 0;
    for (const std::size_t member : members) {
        sum += values[member];
    }
    return sum / static_cast<double>(members.size());
}

/// One ban and one quantity, in the first members of both runs.
struct Effect {
    std::vector<double> as_observed;  ///< change by the ban, [member]
    std::vector<double> alike;
};

std::vector<double> final_changes(const std::vector<MemberPaths>& policies, std::size_t policy,
                                  std::size_t members) {
    const std::size_t last = policies.front().times - 1;
    auto with_ban = column(policies[policy], last);
    auto without = column(policies.front(), last);
    with_ban.resize(members);
    without.resize(members);
    return paired_changes(with_ban, without);
}

PairedDifference against_nothing(const std::vector<double>& changes) {
    return paired_difference(changes, std::vector<double>(changes.size(), 0.0));
}

/// The share of the mean effect that is left; nothing where there is no clear effect to share out.
struct Left {
    double share;
    Interval interval;
};

std::optional<Left> share_left(const Effect& effect) {
    const auto direction = direction_of(against_nothing(effect.as_observed));
    if (direction != Direction::lower && direction != Direction::higher) {
        return std::nullopt;
    }
    const auto share = [&](std::span<const std::size_t> members) {
        return mean_over(effect.alike, members) / mean_over(effect.as_observed, members);
    };
    std::vector<std::size_t> all(effect.alike.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return Left{share(all), bootstrap_interval(all.size(), bootstrap_key, share)};
}

Json row_of(const std::string& id, const std::string& policy, const Headline& headline,
            const Effect& effect, const std::optional<Left>& left) {
    const auto observed = estimate(effect.as_observed);
    const auto alike = estimate(effect.alike);
    return {{"policy", policy},
            {"quantity", headline.title},
            {"unit", headline.unit},
            {"change_as_observed", change_and_range(observed)},
            {"change_with_alike_vendors", change_and_range(alike)},
            {"share_left", left ? number(left->share) : Json()},
            {"low", left ? number(left->interval.low) : Json()},
            {"high", left ? number(left->interval.high) : Json()},
            {"id", id}};
}

std::string sentence(const std::string& policy, const Headline& headline,
                     const std::optional<Left>& left) {
    if (!left) {
        return fmt::format("\"{}\" has no clear effect on \"{}\", so none can be shared out.",
                           policy, headline.title);
    }
    return fmt::format("Of the effect of \"{}\" on \"{}\", {} is left (90 % bootstrap interval: {} "
                       "to {}).",
                       policy, headline.title, share_text(left->share),
                       share_text(left->interval.low), share_text(left->interval.high));
}

Dataset origin(const Headline& headline, const std::string& policy, const std::string& date,
               std::size_t members) {
    auto found = origin_of(
        headline, fmt::format("policy minus first policy on {}, member by member, over the first "
                              "{} members, here and in vendor_neutral/results.h5: median and "
                              "quantiles 5 and 95 %; share_left: mean there over mean here, with a "
                              "90 % percentile interval of 1000 resamples of members",
                              date, members));
    found.where["policy"] = policy;
    return found;
}

Json compared(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto& twin = *material.source.vendor_neutral;
    const std::size_t members = std::min(header.members, twin.header().members);
    const auto date = observation_date(header, header.times_days.size() - 1);
    std::string text = fmt::format("With all vendors of a class equally weak, so that they differ "
                                   "in law alone, {} members, {}:",
                                   members, date);
    Json rows = Json::array();
    for (const auto& item : material.headlines) {
        if (!is_compared(item.headline)) {
            continue;
        }
        const auto alike = paths_of(twin, item.headline);
        for (std::size_t policy = 1; policy < header.policies.size(); ++policy) {
            if (std::isnan(header.ban_starts_days[policy])) {
                continue;
            }
            const auto& name = header.policies[policy].name;
            const Effect effect{final_changes(item.policies, policy, members),
                                final_changes(alike, policy, members)};
            const auto left = share_left(effect);
            const auto id =
                datasets.add(fmt::format("vendor_neutral.{}.{}", name, short_name(item.headline)),
                             origin(item.headline, name, date, members));
            const auto& title = title_of(header.policies[policy]);
            rows.push_back(row_of(id, title, item.headline, effect, left));
            text += ' ';
            text += sentence(title, item.headline, left);
        }
    }
    if (rows.empty()) {
        text = "No policy of this run is a ban.";
    }
    const auto id = datasets.add("trust.vendor_neutral", {"/series",
                                                          {},
                                                          "paired changes by each ban, here and in "
                                                          "vendor_neutral/results.h5",
                                                          "each row has an entry of its own"});
    return {{"id", id}, {"text", text}, {"rows", rows}};
}

}  // namespace

Json vendor_neutral_part(const ReportMaterial& material, Datasets& datasets) {
    if (const auto missing =
            twin_absence(material, vendor_neutral, material.source.vendor_neutral)) {
        return {{"missing", *missing}};
    }
    return compared(material, datasets);
}

}  // namespace cordon::analysis
