#include "analysis/compare/comparison_record.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace cordon::analysis {
namespace {

double rounded(double share) {
    return std::round(share * 1e4) / 1e4;
}

void add_share(const Share& share, std::vector<double>& value, std::vector<double>& low,
               std::vector<double>& high) {
    value.push_back(share.value());
    low.push_back(rounded(share.interval.low));
    high.push_back(rounded(share.interval.high));
}

void add_policy(output::ComparisonRecord& record, const PolicyOnObjective& result) {
    const auto& [level, change, regret, better, within_limit] = result;
    record.change_mean.push_back(change.change.mean);
    record.change_mean_error.push_back(change.change.mean_error);
    record.change_median.push_back(change.change.median);
    record.change_q05.push_back(change.change.nine_in_ten.low);
    record.change_q95.push_back(change.change.nine_in_ten.high);
    add_share(better, record.better, record.better_low, record.better_high);
    record.same.push_back(static_cast<double>(change.equal) /
                          static_cast<double>(change.change.members));
    record.regret_mean.push_back(regret.mean);
    record.regret_mean_error.push_back(regret.mean_error);
    record.regret_q90.push_back(regret.nine_tenths);
    record.regret_q90_low.push_back(regret.nine_tenths_interval.low);
    record.regret_q90_high.push_back(regret.nine_tenths_interval.high);
    record.regret_largest.push_back(regret.largest);
    add_share(within_limit, record.within_limit, record.within_limit_low, record.within_limit_high);
}

void add_objective(output::ComparisonRecord& record, const Comparison& comparison,
                   const ComparedObjective& compared) {
    const auto& [objective, limit, source, best] = compared;
    record.objectives.push_back({{objective.name, objective.title}, objective.unit});
    record.limit.push_back(limit);
    record.best_policy.push_back(comparison.policies[best.policy].label.name);
    record.best_gain.push_back(best.gain);
    record.best_gain_error.push_back(best.gain_error);
    record.best_gain_corrected.push_back(best.corrected_gain);
    record.best_gain_corrected_error.push_back(best.corrected_error);
    record.best_again.push_back(best.best_again_share);
}

}  // namespace

output::ComparisonRecord record_of(const Comparison& comparison, const ObjectiveValues& values) {
    CORDON_EXPECT(values.size() == comparison.objectives.size() &&
                  values.front().size() == comparison.policies.size());
    output::ComparisonRecord record;
    for (const auto& objective : comparison.objectives) {
        add_objective(record, comparison, objective);
    }
    for (std::size_t policy = 0; policy < comparison.policies.size(); ++policy) {
        const auto& compared = comparison.policies[policy];
        for (const auto& result : compared.objectives) {
            add_policy(record, result);
        }
        add_share(compared.satisficing, record.satisficing, record.satisficing_low,
                  record.satisficing_high);
        add_share(compared.not_dominated, record.not_dominated, record.not_dominated_low,
                  record.not_dominated_high);
        for (std::size_t member = 0; member < comparison.members; ++member) {
            for (const auto& by_policy : values) {
                record.value.push_back(by_policy[policy][member]);
            }
        }
    }
    return record;
}

}  // namespace cordon::analysis
