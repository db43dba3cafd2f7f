#pragma once

#include "analysis/statistics/interval.hpp"

#include <cstddef>

namespace cordon::analysis {

/// How often what came lies inside an interval that was stated.
struct Coverage {
    std::size_t inside = 0;
    std::size_t compared = 0;

    /// Mean, and quantiles 5 % and 95 %, of the share that would be inside in the long run, from a
    /// uniform prior.
    [[nodiscard]] double posterior_mean() const;
    [[nodiscard]] Interval posterior_interval() const;
};

}  // namespace cordon::analysis
