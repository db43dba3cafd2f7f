#include "analysis/compare/comparison.hpp"

#include "analysis/compare/best_of.hpp"
#include "analysis/statistics/binomial_interval.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <numeric>

namespace cordon::analysis {

using output::RunHeader;

namespace {

bool is_lower(double a, double b) {
    return change_between(a, b) < 0;
}

/// The share of members for which `holds`.
template <class Holds>
Share share_of(std::size_t members, const Holds& holds) {
    std::size_t count = 0;
    for (std::size_t member = 0; member < members; ++member) {
        count += holds(member) ? 1 : 0;
    }
    return {count, members, jeffreys(count, members, 0.90)};
}

/// The numbers of some policies, in their order.
ObjectiveValues values_of(const ObjectiveValues& all, const std::vector<std::size_t>& policies) {
    ObjectiveValues chosen;
    for (const auto& by_policy : all) {
        auto& of_objective = chosen.emplace_back();
        for (const std::size_t policy : policies) {
            of_objective.push_back(by_policy[policy]);
        }
    }
    return chosen;
}

/// \param values  [policy][member]
Regret regret_of(const std::vector<std::vector<double>>& values, std::size_t policy) {
    std::vector<double> regrets(values[policy].size());
    for (std::size_t member = 0; member < regrets.size(); ++member) {
        double best = values[policy][member];
        for (const auto& other : values) {
            best = std::min(best, other[member]);
        }
        regrets[member] = change_between(values[policy][member], best);
    }
    std::sort(regrets.begin(), regrets.end());
    const auto summary = estimate(regrets);
    return {.largest = regrets.back(),
            .nine_tenths = quantile(regrets, 0.9),
            .nine_tenths_interval = quantile_interval(regrets, 0.9),
            .mean = summary.mean,
            .mean_error = summary.mean_error};
}

/// Whether `other` is at least as good on every objective and better on one.
bool dominates(const ObjectiveValues& values, std::size_t other, std::size_t policy,
               std::size_t member) {
    bool is_better = false;
    for (const auto& by_policy : values) {
        const double theirs = by_policy[other][member];
        const double own = by_policy[policy][member];
        if (is_lower(own, theirs)) {
            return false;
        }
        is_better = is_better || is_lower(theirs, own);
    }
    return is_better;
}

ComparedObjective compared(const Objective& objective,
                           const std::vector<std::vector<double>>& values, const Limits& limits) {
    const auto given = limits.find(objective.name);
    const bool is_given = given != limits.end();
    return {objective, is_given ? given->second : estimate(values.front()).median,
            is_given ? LimitSource::given : LimitSource::median_of_baseline, best_of(values)};
}

bool keeps(double value, double limit) {
    return !is_lower(limit, value);
}

PolicyOnObjective on_objective(const std::vector<std::vector<double>>& values, std::size_t policy,
                               double limit) {
    const auto& own = values[policy];
    const auto change = paired_difference(own, values.front());
    return {estimate(own),
            change,
            regret_of(values, policy),
            {change.lower, own.size(), change.lower_share},
            share_of(own.size(), [&](std::size_t m) { return keeps(own[m], limit); })};
}

ComparedPolicy compared(const output::Label& label,
                        const std::vector<ComparedObjective>& objectives,
                        const ObjectiveValues& values, std::size_t policy, std::size_t members) {
    ComparedPolicy result{label, {}, {}, {}};
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        result.objectives.push_back(on_objective(values[i], policy, objectives[i].limit));
    }
    result.satisficing = share_of(members, [&](std::size_t member) {
        for (std::size_t i = 0; i < objectives.size(); ++i) {
            if (!keeps(values[i][policy][member], objectives[i].limit)) {
                return false;
            }
        }
        return true;
    });
    result.not_dominated = share_of(members, [&](std::size_t member) {
        for (std::size_t other = 0; other < values.front().size(); ++other) {
            if (dominates(values, other, policy, member)) {
                return false;
            }
        }
        return true;
    });
    return result;
}

/// All policies, or the baseline and the chosen ones, in the order of the run.
std::vector<std::size_t> taking_part(const RunHeader& header, std::vector<std::size_t> chosen) {
    if (chosen.empty()) {
        chosen.resize(header.policies.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        return chosen;
    }
    chosen.push_back(0);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    CORDON_EXPECT(chosen.back() < header.policies.size());
    return chosen;
}

}  // namespace

double Share::value() const {
    return static_cast<double>(count) / static_cast<double>(members);
}

double Comparison::beyond_largest() const {
    return bound_without_success(members);
}

Comparison compare_policies(const RunHeader& header, const Objectives& objectives,
                            const ObjectiveValues& values, const Limits& limits,
                            const std::vector<std::size_t>& policies) {
    CORDON_EXPECT(!objectives.compared.empty() && values.size() == objectives.compared.size());
    const auto indices = taking_part(header, policies);
    const auto chosen = values_of(values, indices);
    Comparison comparison{.run_id = header.provenance.canonical_sha256.substr(0, 12),
                          .title = header.title,
                          .start = header.start,
                          .end = date_of(SimTime{} + days(header.times_days.back()), header.start),
                          .members = header.members,
                          .objectives = {},
                          .policies = {},
                          .left_out = objectives.left_out};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        comparison.objectives.push_back(compared(objectives.compared[i], chosen[i], limits));
    }
    for (std::size_t i = 0; i < indices.size(); ++i) {
        comparison.policies.push_back(compared(header.policies[indices[i]], comparison.objectives,
                                               chosen, i, header.members));
    }
    return comparison;
}

Comparison compare_policies(const output::RunReader& run) {
    const auto objectives = objectives_of(run.header());
    return compare_policies(run.header(), objectives, compared_values(run, objectives.compared));
}

}  // namespace cordon::analysis
