#include "analysis/compare/comparison_sections.hpp"
#include "analysis/summary/number_text.hpp"
#include "analysis/summary/summary.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace cordon::analysis {
namespace {

std::string quoted(const Comparison& comparison, std::size_t policy) {
    return fmt::format("\"{}\"", title_of(comparison.policies[policy].label));
}

bool is_unchanged(const Comparison& comparison, std::size_t objective) {
    for (const auto& policy : comparison.policies) {
        if (!policy.objectives[objective].change.is_none()) {
            return false;
        }
    }
    return true;
}

/// With 90 % confidence the mean of infinitely many members is no further away; NaN for a single
/// one.
double error_90(double standard_error, std::size_t members) {
    if (members < 2) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const boost::math::students_t_distribution<> law(static_cast<double>(members - 1));
    return boost::math::quantile(law, 0.95) * standard_error;
}

std::string per_cent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

std::string again_text(const BestPolicy& best) {
    return std::isnan(best.best_again_share) ? ""
                                             : fmt::format(" It is best again in {} of resamples.",
                                                           per_cent(best.best_again_share));
}

/// How much is left of the gain without the luck of being picked.
std::string corrected_text(const Comparison& comparison, const BestPolicy& best) {
    if (std::isnan(best.corrected_gain)) {
        return "; one member cannot tell how much of that is luck.";
    }
    const double error = error_90(best.corrected_error, comparison.members);
    return fmt::format(
        "; {} {} once corrected for having been picked as the best of {}{}.",
        number_text(best.corrected_gain), mean_error_text(best.corrected_error, comparison.members),
        comparison.policies.size(), best.corrected_gain <= error ? ", so it may be nothing" : "");
}

std::string finding(const Comparison& comparison, std::size_t index) {
    const auto& [objective, limit, source, best] = comparison.objectives[index];
    if (is_unchanged(comparison, index)) {
        return objective.title + ": no policy changes it in any member.";
    }
    if (best.policy == 0) {
        return fmt::format("{}: no policy has a lower mean than {}.{}", objective.title,
                           quoted(comparison, 0), again_text(best));
    }
    return fmt::format("{}: {} has the lowest mean{}, {} {} {} below {}{}{}", objective.title,
                       quoted(comparison, best.policy),
                       best.is_tied ? " together with another policy" : "", number_text(best.gain),
                       mean_error_text(best.gain_error, comparison.members),
                       units_text(objective.unit), quoted(comparison, 0),
                       corrected_text(comparison, best), again_text(best));
}

/// The first of the policies that have the largest share.
template <class ShareOf>
std::size_t most(const Comparison& comparison, const ShareOf& share_of) {
    std::size_t best = 0;
    for (std::size_t policy = 1; policy < comparison.policies.size(); ++policy) {
        const bool is_more =
            share_of(comparison.policies[policy]).count > share_of(comparison.policies[best]).count;
        best = is_more ? policy : best;
    }
    return best;
}

std::string joint_findings(const Comparison& comparison) {
    const auto robust = most(comparison, [](const auto& policy) { return policy.not_dominated; });
    const auto keeps = most(comparison, [](const auto& policy) { return policy.satisficing; });
    const auto& not_dominated = comparison.policies[robust].not_dominated;
    const auto& satisficing = comparison.policies[keeps].satisficing;
    return wrapped(fmt::format("All together: {} is the hardest to improve on. In {} of {} members "
                               "({} to {}) no other policy is as good on everything and better on "
                               "something.",
                               quoted(comparison, robust), not_dominated.count,
                               not_dominated.members, per_cent(not_dominated.interval.low),
                               per_cent(not_dominated.interval.high)),
                   2, compared_width) +
           wrapped(
               fmt::format("Limits: {} keeps all of them in {} of {} members ({} to {}), and no "
                           "policy does so more often.",
                           quoted(comparison, keeps), satisficing.count, satisficing.members,
                           per_cent(satisficing.interval.low), per_cent(satisficing.interval.high)),
               2, compared_width);
}

std::string introduction(const Comparison& comparison) {
    const std::size_t policies = comparison.policies.size();
    return wrapped(comparison.title, 0, compared_width) +
           wrapped(fmt::format("{} polic{} compared at {}, each in the same {} possible course{} "
                               "of events (members) from {} on. Less is better throughout. Run {}.",
                               policies, policies == 1 ? "y" : "ies", comparison.end.text(),
                               comparison.members, comparison.members == 1 ? "" : "s",
                               comparison.start.text(), comparison.run_id),
                   0, compared_width);
}

std::string not_in_it(const Comparison& comparison) {
    std::string text = "\nWhat is not in it\n-----------------\n";
    for (const auto& left_out : comparison.left_out) {
        text += wrapped(fmt::format("{}: not compared, for {}.", left_out.title, left_out.reason),
                        2, compared_width);
    }
    text += wrapped("Errors and intervals are what the number of members alone leaves open, with "
                    "90 % confidence; they say nothing of what the model leaves out.",
                    2, compared_width);
    return text + wrapped("A member draws both the uncertain numbers and chance, so a share is how "
                          "often something happens given both. What better knowledge could decide "
                          "is not told from what is chance.",
                          2, compared_width);
}

}  // namespace

std::string units_text(const std::string& unit) {
    return unit == "device-day" ? "device-days" : unit;
}

std::string mean_error_text(double standard_error, std::size_t members) {
    return fmt::format("± {}", number_text(error_90(standard_error, members)));
}

std::string findings_section(const Comparison& comparison) {
    std::string text = "\nFindings\n--------\n";
    for (std::size_t i = 0; i < comparison.objectives.size(); ++i) {
        text += wrapped(finding(comparison, i), 2, compared_width);
    }
    return text + joint_findings(comparison);
}

std::string comparison_text(const Comparison& comparison) {
    return introduction(comparison) + findings_section(comparison) + change_tables(comparison) +
           regret_tables(comparison) + best_table(comparison) + limits_table(comparison) +
           dominance_table(comparison) + not_in_it(comparison);
}

}  // namespace cordon::analysis
