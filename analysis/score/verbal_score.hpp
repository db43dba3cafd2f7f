#pragma once

#include "analysis/statistics/interval.hpp"

namespace cordon::analysis {

/// What a statement in words alone scores (MODEL 10.3): it promised a band, not a number.
struct VerbalScore {
    double middle;  ///< Brier score of the band's middle
    double best;    ///< lowest of any probability in the band
    double worst;   ///< highest
};

/// \pre band within [0, 1]
VerbalScore verbal_score(Interval band, bool happened);

}  // namespace cordon::analysis
