#pragma once

#include "output/run_header.hpp"

#include <string>
#include <string_view>
#include <vector>

/// \file
/// The group `comparison` of a results file: how the policies of the run compare on some
/// objectives, of each of which less is better. Whoever analyses runs computes it; here is only
/// what it is called, and in what shapes and units it is kept.

namespace cordon::output {

/// What policies are compared on.
struct ComparisonObjective {
    Label label;
    std::string unit;
};

/// All of the group; the numbers each flat in the axes of its entry in comparison_specs(), the last
/// one fastest. What the members are too few to tell is NaN.
struct ComparisonRecord {
    std::vector<ComparisonObjective> objectives;
    std::vector<std::string> best_policy;  ///< [objective], name
    std::vector<double> value;
    std::vector<double> limit;
    std::vector<double> change_mean;
    std::vector<double> change_mean_error;
    std::vector<double> change_median;
    std::vector<double> change_q05;
    std::vector<double> change_q95;
    std::vector<double> better;
    std::vector<double> better_low;
    std::vector<double> better_high;
    std::vector<double> same;
    std::vector<double> regret_mean;
    std::vector<double> regret_mean_error;
    std::vector<double> regret_q90;
    std::vector<double> regret_q90_low;
    std::vector<double> regret_q90_high;
    std::vector<double> regret_largest;
    std::vector<double> within_limit;
    std::vector<double> within_limit_low;
    std::vector<double> within_limit_high;
    std::vector<double> satisficing;
    std::vector<double> satisficing_low;
    std::vector<double> satisficing_high;
    std::vector<double> not_dominated;
    std::vector<double> not_dominated_low;
    std::vector<double> not_dominated_high;
    std::vector<double> best_gain;
    std::vector<double> best_gain_error;
    std::vector<double> best_gain_corrected;
    std::vector<double> best_gain_corrected_error;
    std::vector<double> best_again;
};

/// One dataset of the group.
struct ComparisonSpec {
    std::string_view name;
    std::vector<std::string_view> axes;  ///< policy, member, objective
    std::vector<double> ComparisonRecord::*field;
    std::string_view unit;  ///< CF; empty where each objective has its own
    std::string_view long_name;
};

/// Every dataset that has numbers, in the order of the file.
const std::vector<ComparisonSpec>& comparison_specs();

/// How far the datasets may be added up: not at all.
inline constexpr std::string_view comparison_aggregation =
    "policy: never; member: independent; objective: never";

}  // namespace cordon::output
