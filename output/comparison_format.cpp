#include "output/comparison_format.hpp"

namespace cordon::output {
namespace {

using R = ComparisonRecord;

const std::vector<std::string_view> by_objective{"policy", "objective"};
const std::vector<std::string_view> by_policy{"policy"};
const std::vector<std::string_view> objective{"objective"};

constexpr std::string_view own_unit;  // that of the objective
constexpr std::string_view share = "1";

}  // namespace

const std::vector<ComparisonSpec>& comparison_specs() {
    static const std::vector<ComparisonSpec> specs{
        {"value",
         {"policy", "member", "objective"},
         &R::value,
         own_unit,
         "what is compared: the objective at the end of the run"},
        {"limit", objective, &R::limit, own_unit, "limit: the baseline's median"},
        {"change_mean", by_objective, &R::change_mean, own_unit,
         "policy minus baseline in the same member: mean"},
        {"change_mean_error", by_objective, &R::change_mean_error, own_unit,
         "standard error of change_mean"},
        {"change_median", by_objective, &R::change_median, own_unit, "the change: median"},
        {"change_q05", by_objective, &R::change_q05, own_unit, "the change: quantile 5 %"},
        {"change_q95", by_objective, &R::change_q95, own_unit, "the change: quantile 95 %"},
        {"better", by_objective, &R::better, share, "members that are lower than in the baseline"},
        {"better_low", by_objective, &R::better_low, share, "90 % interval of better: low end"},
        {"better_high", by_objective, &R::better_high, share, "90 % interval of better: high end"},
        {"same", by_objective, &R::same, share, "members that are as in the baseline"},
        {"regret_mean", by_objective, &R::regret_mean, own_unit,
         "policy minus the best policy in the same member: mean"},
        {"regret_mean_error", by_objective, &R::regret_mean_error, own_unit,
         "standard error of regret_mean"},
        {"regret_q90", by_objective, &R::regret_q90, own_unit, "the regret: quantile 90 %"},
        {"regret_q90_low", by_objective, &R::regret_q90_low, own_unit,
         "90 % interval of regret_q90: low end; missing with too few members"},
        {"regret_q90_high", by_objective, &R::regret_q90_high, own_unit,
         "90 % interval of regret_q90: high end; missing with too few members"},
        {"regret_largest", by_objective, &R::regret_largest, own_unit,
         "the regret: largest of any member"},
        {"within_limit", by_objective, &R::within_limit, share, "members at most at the limit"},
        {"within_limit_low", by_objective, &R::within_limit_low, share,
         "90 % interval of within_limit: low end"},
        {"within_limit_high", by_objective, &R::within_limit_high, share,
         "90 % interval of within_limit: high end"},
        {"satisficing", by_policy, &R::satisficing, share, "members that keep every limit"},
        {"satisficing_low", by_policy, &R::satisficing_low, share,
         "90 % interval of satisficing: low end"},
        {"satisficing_high", by_policy, &R::satisficing_high, share,
         "90 % interval of satisficing: high end"},
        {"not_dominated", by_policy, &R::not_dominated, share,
         "members in which no policy is as good on all objectives and better on one"},
        {"not_dominated_low", by_policy, &R::not_dominated_low, share,
         "90 % interval of not_dominated: low end"},
        {"not_dominated_high", by_policy, &R::not_dominated_high, share,
         "90 % interval of not_dominated: high end"},
        {"best_gain", objective, &R::best_gain, own_unit,
         "mean of baseline minus that policy, as it looks in the members that picked it"},
        {"best_gain_error", objective, &R::best_gain_error, own_unit,
         "standard error of best_gain"},
        {"best_gain_corrected", objective, &R::best_gain_corrected, own_unit,
         "mean of baseline minus a policy that other members picked; missing with one member"},
        {"best_gain_corrected_error", objective, &R::best_gain_corrected_error, own_unit,
         "standard error of best_gain_corrected"},
        {"best_again", objective, &R::best_again, share,
         "resamples of the members in which no policy has a lower mean; missing with one member"},
    };
    return specs;
}

}  // namespace cordon::output
