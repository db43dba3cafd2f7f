#include "analysis/compare/comparison.hpp"

#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"
#include "analysis/summary/number_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// One number of each objective.
template <class Number>
Json listed_numbers(const ComparedPolicy& policy, Number&& of) {
    Json list = Json::array();
    for (const auto& result : policy.objectives) {
        list.push_back(number(of(result)));
    }
    return list;
}

Json policy_json(const ComparedPolicy& policy) {
    const auto& share = policy.not_dominated;
    return {{"regret_max", listed_numbers(policy, [](auto& r) { return r.regret.largest; })},
            {"regret_q90", listed_numbers(policy, [](auto& r) { return r.regret.nine_tenths; })},
            {"regret_mean", listed_numbers(policy, [](auto& r) { return r.regret.mean; })},
            {"satisficing", listed_numbers(policy, [](auto& r) { return r.within_limit.value(); })},
            {"not_dominated",
             {{"p", number(share.value())},
              {"low", number(share.interval.low)},
              {"high", number(share.interval.high)}}}};
}

/// Whether some policy is the best of all in every member, whatever the objective. None is called
/// the best for more than that.
std::string finding(const Comparison& comparison) {
    std::vector<std::string> without_regret;
    for (const auto& policy : comparison.policies) {
        if (std::all_of(policy.objectives.begin(), policy.objectives.end(),
                        [](const auto& result) { return result.regret.largest == 0; })) {
            without_regret.push_back(fmt::format("\"{}\"", title_of(policy.label)));
        }
    }
    return without_regret.empty()
               ? "No policy does best on every objective in every member"
               : "Best on every objective in every member: " + listed(without_regret);
}

/// Dominance of each policy in words.
std::string dominance(const Comparison& comparison) {
    std::vector<std::string> parts;
    for (const auto& policy : comparison.policies) {
        parts.push_back(
            fmt::format("\"{}\" {}", title_of(policy.label),
                        frequency_text(policy.not_dominated.count, policy.not_dominated.members)));
    }
    return fmt::format("Dominated by no other policy: {}", fmt::join(parts, "; "));
}

std::vector<std::string> notes_of(const Comparison& comparison) {
    std::vector<std::string> notes{
        "Regret is against the best of these policies in the same member, not against the best "
        "there could be. Of every objective less is better.",
        fmt::format("With 95 % confidence at most {} of all possible members regret more than the "
                    "largest regret seen.",
                    share_text(comparison.beyond_largest()))};
    for (const auto& [objective, limit, source, best] : comparison.objectives) {
        notes.push_back(fmt::format(
            "{}: the limit is {} {}, {}. Lowest on average{} is \"{}\", "
            "and again in {} of resampled "
            "ensembles.",
            objective.title, number_text(limit),
            objective.unit == "EUR" ? objective.unit : objective.unit + "s",
            source == LimitSource::given ? "as given" : "the median of the first policy",
            best.is_tied ? ", with others," : "", title_of(comparison.policies[best.policy].label),
            share_text(best.best_again_share)));
    }
    for (const auto& left_out : comparison.left_out) {
        notes.push_back(fmt::format("{}: left out, {}", left_out.title, left_out.reason));
    }
    return notes;
}

}  // namespace

Json comparison_part(const ReportMaterial& material, Datasets& datasets) {
    if (material.header().policies.size() < 2) {
        return nullptr;
    }
    const auto comparison = compare_policies(material.source.run);
    Json objectives = Json::array();
    for (const auto& compared : comparison.objectives) {
        const auto& objective = compared.objective;
        objectives.push_back(
            {{"name", objective.name}, {"title", objective.title}, {"unit", objective.unit}});
    }
    Json policies = Json::array();
    for (const auto& policy : comparison.policies) {
        policies.push_back(policy_json(policy));
    }
    const auto id = datasets.add(
        "comparison", {"/series",
                       {},
                       "regret: value under the policy minus the least of all policies, member by "
                       "member; largest, quantile 90 % and mean. satisficing: share of members "
                       "within the limit. not_dominated: share of members in which no other policy "
                       "is as good on every objective and better on one",
                       "numbers at the last date; each objective is a sum of series that "
                       "`cordon compare --json` names"});
    const auto title = finding(comparison);
    return {{"id", id},
            {"title", title},
            {"alt", fmt::format("Regret of each policy by objective. {}. {}.", title,
                                dominance(comparison))},
            {"objectives", objectives},
            {"policies", policies},
            {"notes", notes_of(comparison)}};
}

}  // namespace cordon::analysis
