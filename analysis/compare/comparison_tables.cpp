#include "analysis/compare/comparison_sections.hpp"
#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary.hpp"

#include <cmath>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t name_width = 33;

std::string titled(const std::string& title) {
    return fmt::format("\n{}\n{:-<{}}\n", title, "", title.size());
}

std::string row(const std::string& name, const std::string& cells) {
    // A name that is too long gets lines of its own.
    return name.size() <= name_width ? fmt::format("  {:<{}}{}\n", name, name_width, cells)
                                     : wrapped(name, 2, compared_width) +
                                           fmt::format("  {:<{}}{}\n", "", name_width, cells);
}

/// "50 (24-76)", in per cent.
std::string share_cell(const Share& share) {
    return fmt::format("{:.0f} ({:.0f}-{:.0f})", 100 * share.value(), 100 * share.interval.low,
                       100 * share.interval.high);
}

std::string subtitle(const Objective& objective) {
    return wrapped(
        fmt::format("{} ({}): {}", objective.title, units_text(objective.unit), objective.meaning),
        0, compared_width);
}

std::string change_row(const ComparedPolicy& policy, const PolicyOnObjective& result) {
    const auto& change = result.change;
    if (change.is_none()) {
        return row(title_of(policy.label), "   no change in any member");
    }
    return row(title_of(policy.label),
               fmt::format("{:>9} {:>10}  {:<21}{:>14}{:>6}", change_text(change.change.mean),
                           mean_error_text(change.change.mean_error, change.change.members),
                           range_text(change.change.nine_in_ten, change_text),
                           share_cell(result.better), change.equal));
}

std::string regret_row(const ComparedPolicy& policy, const PolicyOnObjective& result) {
    const auto& regret = result.regret;
    const auto interval = regret.nine_tenths_interval;
    return row(title_of(policy.label),
               fmt::format("{:>9} {:>10}  {:>8} {:<21}{:>9}", number_text(regret.mean),
                           mean_error_text(regret.mean_error, result.level.members),
                           number_text(regret.nine_tenths),
                           std::isnan(interval.low)
                               ? ""
                               : fmt::format("({})", range_text(interval, number_text)),
                           number_text(regret.largest)));
}

/// A table for each objective, with a row for each policy from `first` on.
template <class Row>
std::string tables(const Comparison& comparison, std::size_t first, const Row& row_of) {
    std::string text;
    for (std::size_t i = 0; i < comparison.objectives.size(); ++i) {
        text += subtitle(comparison.objectives[i].objective);
        for (std::size_t policy = first; policy < comparison.policies.size(); ++policy) {
            const auto& compared = comparison.policies[policy];
            text += row_of(compared, compared.objectives[i]);
        }
    }
    return text;
}

std::string limit_text(const Comparison& comparison, const ComparedObjective& compared) {
    const bool is_given = compared.limit_source == LimitSource::given;
    return fmt::format("{} at most {} {}, {}", compared.objective.title,
                       number_text(compared.limit), units_text(compared.objective.unit),
                       is_given ? std::string("as asked for")
                                : fmt::format("the median under \"{}\"",
                                              title_of(comparison.policies.front().label)));
}

}  // namespace

std::string change_tables(const Comparison& comparison) {
    if (comparison.policies.size() < 2) {
        return "";
    }
    return titled("What each policy changes against \"" +
                  title_of(comparison.policies.front().label) + "\", member by member") +
           row("", fmt::format("{:>9} {:>10}  {:<21}{:>14}{:>6}", "mean", "error",
                               "nine in ten members", "lower in %", "same")) +
           tables(comparison, 1, change_row) +
           wrapped("Lower in: per cent of the members in which the policy is lower, with the 90 % "
                   "interval. Same: members in which nothing changes.",
                   0, compared_width);
}

std::string regret_tables(const Comparison& comparison) {
    return titled("Regret: how much worse than the best of these policies in the same member") +
           row("", fmt::format("{:>9} {:>10}  {:>8} {:<21}{:>9}", "mean", "error", "90 %", "",
                               "largest")) +
           tables(comparison, 0, regret_row) +
           wrapped(fmt::format("90 %: nine in ten members regret no more; in brackets where that "
                               "number lies with 90 % confidence, left out if the members are too "
                               "few to tell (at least 29). In up to {} of all possible courses of "
                               "events the regret may be above the largest seen (95 % confidence).",
                               share_text(comparison.beyond_largest())),
                   0, compared_width);
}

std::string best_table(const Comparison& comparison) {
    auto text = titled("The policy that looks best, and how much of that is luck") +
                row("", fmt::format("{:>10} {:>10}  {:>10} {:>10}  {:>12}", "gain", "error",
                                    "corrected", "error", "best again"));
    for (const auto& [objective, limit, source, best] : comparison.objectives) {
        text += row(objective.title + ": " + title_of(comparison.policies[best.policy].label),
                    fmt::format("{:>10} {:>10}  {:>10} {:>10}  {:>12}", number_text(best.gain),
                                mean_error_text(best.gain_error, comparison.members),
                                number_text(best.corrected_gain),
                                mean_error_text(best.corrected_error, comparison.members),
                                again_text(best)));
    }
    return text +
           wrapped(fmt::format("Gain: mean of \"{}\" minus the policy. Picking the lowest of {} "
                               "picks its luck too; corrected is the gain in members that did not "
                               "pick. Best again: resamples of the members in which no policy has "
                               "a lower mean, which is about the probability that it is the best.",
                               title_of(comparison.policies.front().label),
                               comparison.policies.size()),
                   0, compared_width);
}

std::string limits_table(const Comparison& comparison) {
    auto text = titled("Limits: members that keep them, in % with the 90 % interval");
    for (const auto& objective : comparison.objectives) {
        text += wrapped(limit_text(comparison, objective), 2, compared_width);
    }
    std::string head;
    for (const auto& compared : comparison.objectives) {
        const auto& title = compared.objective.title;
        head += fmt::format("{:>13}", title.substr(0, title.find(' ')));
    }
    text += row("", head + fmt::format("{:>13}", "all"));
    for (const auto& policy : comparison.policies) {
        std::string cells;
        for (const auto& result : policy.objectives) {
            cells += fmt::format("{:>13}", share_cell(result.within_limit));
        }
        text += row(title_of(policy.label),
                    cells + fmt::format("{:>13}", share_cell(policy.satisficing)));
    }
    return text;
}

std::string dominance_table(const Comparison& comparison) {
    auto text = titled("Not dominated: members, in % with the 90 % interval");
    for (const auto& policy : comparison.policies) {
        text +=
            row(title_of(policy.label), fmt::format("{:>13}", share_cell(policy.not_dominated)));
    }
    return text + wrapped("A policy is dominated in a member if another is at least as good on "
                          "every objective and better on one. Authorised and unauthorised exposure "
                          "are two objectives and are never added.",
                          0, compared_width);
}

}  // namespace cordon::analysis
