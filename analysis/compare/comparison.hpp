#pragma once

#include "analysis/compare/objective.hpp"
#include "analysis/statistics/paired_difference.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/// \file
/// Policies compared on several objectives, member by member: the same member meets the same world
/// under every policy. A member draws both the uncertain numbers and chance, so what is said holds
/// for both together. Of every objective less is better. Two numbers that differ by at most 1e-9 of
/// the larger are equal.

namespace cordon::analysis {

/// A share of the members.
struct Share {
    std::size_t count;
    std::size_t members;
    Interval interval;  ///< 90 % interval of Jeffreys

    [[nodiscard]] double value() const;
};

/// How much worse a policy is than the one that is best in the same member, in the objective's
/// unit; never negative.
struct Regret {
    /// The largest of any member. That of the members not run may be larger: in how large a share
    /// of them it is tells Comparison::beyond_largest().
    double largest;
    double nine_tenths;  ///< quantile 90 %
    /// Holds the true quantile with at least 90 % confidence, whatever the distribution; NaN where
    /// the members are too few to tell.
    Interval nine_tenths_interval;
    double mean;
    double mean_error;  ///< standard error; NaN for a single member
};

/// What the members say about one policy on one objective.
struct PolicyOnObjective {
    Estimate level;
    PairedDifference change;  ///< against the baseline; none for the baseline itself
    Regret regret;
    Share better;        ///< members in which it is lower than under the baseline
    Share within_limit;  ///< members in which it is at most the objective's limit
};

/// The policy of the lowest mean, and how much of what it seems to gain is the luck of being picked
/// (best_of.hpp).
struct BestPolicy {
    std::size_t policy;
    bool is_tied;             ///< another policy has the same mean; `policy` is the first of them
    double gain;              ///< mean of baseline minus policy, as it looks in these members
    double gain_error;        ///< standard error
    double corrected_gain;    ///< of a policy picked by half of the members, in the others
    double corrected_error;   ///< standard error
    double best_again_share;  ///< resamples of the members in which no policy has a lower mean
};

/// Where the limit of an objective comes from.
enum class LimitSource { median_of_baseline, given };

struct ComparedObjective {
    Objective objective;
    double limit;  ///< in its unit
    LimitSource limit_source;
    BestPolicy best;
};

struct ComparedPolicy {
    output::Label label;
    std::vector<PolicyOnObjective> objectives;  ///< in the order of Comparison::objectives
    Share satisficing;                          ///< members in which every limit is kept
    /// Members in which no other policy is at least as good on every objective and better on one.
    /// Policies that are equal on all do not dominate each other.
    Share not_dominated;
};

struct Comparison {
    std::string run_id;  ///< start of the scenario's SHA-256
    std::string title;
    Date start;
    Date end;
    std::size_t members;
    std::vector<ComparedObjective> objectives;
    std::vector<ComparedPolicy> policies;  ///< the first is the baseline
    std::vector<LeftOut> left_out;         ///< objectives that the run has no series for

    /// With 95 % confidence at most this share of all possible members regrets more than the
    /// largest regret seen.
    [[nodiscard]] double beyond_largest() const;
};

/// Limits by the objective's name; an objective without one has the median of the baseline.
using Limits = std::map<std::string, double>;

/// Compares policies of a run with its baseline, which always takes part.
/// \param policies  indices in the header's order; empty: all
/// \pre `values` are values_at_end() of the run, or have the same shape; every limit is of one of
///      the objectives; indices are in range
Comparison compare_policies(const output::RunHeader& header, const Objectives& objectives,
                            const ObjectiveValues& values, const Limits& limits = {},
                            const std::vector<std::size_t>& policies = {});

/// Everything about a run, with the medians of the baseline as limits.
Comparison compare_policies(const output::RunReader& run);

/// For people at a terminal: plain aligned text, lines of at most 100 columns. Findings first.
std::string comparison_text(const Comparison& comparison);

/// For programs: everything in one JSON object.
std::string comparison_json(const Comparison& comparison);

}  // namespace cordon::analysis
