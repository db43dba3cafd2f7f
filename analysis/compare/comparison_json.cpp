#include "analysis/compare/comparison.hpp"

#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Json = nlohmann::ordered_json;  // writes NaN as null

Json json_of(Interval interval) {
    return Json::array({interval.low, interval.high});
}

Json json_of(const Share& share) {
    return {{"share", share.value()},
            {"interval_90", json_of(share.interval)},
            {"members", share.count},
            {"of", share.members}};
}

Json json_of(const Estimate& estimate) {
    return {{"median", estimate.median},
            {"median_interval_90", json_of(estimate.median_interval)},
            {"interval_90", json_of(estimate.nine_in_ten)},
            {"mean", estimate.mean},
            {"mean_error", estimate.mean_error}};
}

Json json_of(const PolicyOnObjective& result) {
    auto change = json_of(result.change.change);
    change["members_equal"] = result.change.equal;
    const auto& regret = result.regret;
    return {{"level", json_of(result.level)},
            {"change", change},
            {"better", json_of(result.better)},
            {"regret",
             {{"mean", regret.mean},
              {"mean_error", regret.mean_error},
              {"q90", regret.nine_tenths},
              {"q90_interval_90", json_of(regret.nine_tenths_interval)},
              {"largest", regret.largest}}},
            {"within_limit", json_of(result.within_limit)}};
}

Json json_of(const Comparison& comparison, const ComparedObjective& compared) {
    const auto& [objective, limit, source, best] = compared;
    Json summands = Json::array();
    for (const auto& summand : objective.summands) {
        summands.push_back({{"series", summand.series}, {"where", summand.where}});
    }
    return {{"name", objective.name},
            {"title", objective.title},
            {"meaning", objective.meaning},
            {"unit", objective.unit},
            {"summands", summands},
            {"limit", limit},
            {"limit_source", source == LimitSource::given ? "given" : "median of the baseline"},
            {"best",
             {{"policy", comparison.policies[best.policy].label.name},
              {"is_tied", best.is_tied},
              {"gain", best.gain},
              {"gain_error", best.gain_error},
              {"corrected_gain", best.corrected_gain},
              {"corrected_error", best.corrected_error},
              {"best_again", best.best_again_share}}}};
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
    Json json{{"run", comparison.run_id},
              {"title", comparison.title},
              {"start", comparison.start.text()},
              {"end", comparison.end.text()},
              {"members", comparison.members},
              {"baseline", comparison.policies.front().label.name},
              {"regret_beyond_largest_bound_95", comparison.beyond_largest()},
              {"objectives", Json::array()},
              {"policies", Json::array()},
              {"left_out", Json::array()}};
    for (const auto& objective : comparison.objectives) {
        json["objectives"].push_back(json_of(comparison, objective));
    }
    for (const auto& policy : comparison.policies) {
        Json results = Json::object();
        for (std::size_t i = 0; i < policy.objectives.size(); ++i) {
            results[comparison.objectives[i].objective.name] = json_of(policy.objectives[i]);
        }
        json["policies"].push_back({{"name", policy.label.name},
                                    {"title", policy.label.title},
                                    {"objectives", results},
                                    {"satisficing", json_of(policy.satisficing)},
                                    {"not_dominated", json_of(policy.not_dominated)}});
    }
    for (const auto& left_out : comparison.left_out) {
        json["left_out"].push_back({{"title", left_out.title}, {"reason", left_out.reason}});
    }
    return json.dump(2) + "\n";
}

}  // namespace cordon::analysis
