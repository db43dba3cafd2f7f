#pragma once

#include "analysis/statistics/member_paths.hpp"

#include <string>
#include <vector>

/// \file
/// What policies are compared on, and the numbers of a run's members on it.

namespace cordon::analysis {

/// A series at some places, added up over its other axes, times a weight.
struct Summand {
    std::string series;
    Places where;
    double weight = 1;
};

/// A quantity of which less is better: the sum of its summands at the end of the run.
struct Objective {
    std::string name;
    std::string title;  ///< short
    std::string meaning;
    std::string unit;  ///< device-day or EUR
    std::vector<Summand> summands;
};

/// An objective that a run has no series for.
struct LeftOut {
    std::string title;
    std::string reason;
};

struct Objectives {
    std::vector<Objective> compared;
    std::vector<LeftOut> left_out;
};

/// Compromise, authorised exposure (the layer that law decides), unauthorised exposure and cost.
/// Authorised and unauthorised exposure are two objectives, never added, and so are the layers.
Objectives objectives_of(const output::RunHeader& header);

/// A number for each objective, policy and member.
using ObjectiveValues = std::vector<std::vector<std::vector<double>>>;

/// The numbers at the end of the run, of all its policies and members, added up from its series.
/// \pre `objectives` are those of the run's header
ObjectiveValues values_at_end(const output::RunReader& run,
                              const std::vector<Objective>& objectives);

/// The same as the run kept it, which spares reading the series; what it did not keep is added up.
/// \pre `objectives` are those of the run's header
ObjectiveValues compared_values(const output::RunReader& run,
                                const std::vector<Objective>& objectives);

/// Adds members of the same run behind those already there, of which there may be none.
void append_members(ObjectiveValues& values, const ObjectiveValues& more);

}  // namespace cordon::analysis
