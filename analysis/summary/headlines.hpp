#pragma once

#include "analysis/summary/summary.hpp"

#include <vector>

namespace cordon::analysis {

/// A headline at every observation.
struct HeadlinePaths {
    Headline headline;
    std::vector<MemberPaths> policies;  ///< [policy]
};

/// Every headline of a run. Each series is read once for each policy.
std::vector<HeadlinePaths> headline_paths(const output::RunReader& run);

/// One headline of a run, [policy].
std::vector<MemberPaths> paths_of(const output::RunReader& run, const Headline& headline);

/// The forecast of a run whose headlines have been read.
Summary summarise(const output::RunReader& run, const ProbabilityScale& scale,
                  const std::vector<HeadlinePaths>& headlines);

}  // namespace cordon::analysis
