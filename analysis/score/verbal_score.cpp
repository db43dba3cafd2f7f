#include "analysis/score/verbal_score.hpp"

#include "analysis/score/brier.hpp"

namespace cordon::analysis {

VerbalScore verbal_score(Interval band, bool happened) {
    // The score rises with the distance from what came, so that it is extreme at the ends.
    return {brier((band.low + band.high) / 2, happened),
            brier(happened ? band.high : band.low, happened),
            brier(happened ? band.low : band.high, happened)};
}

}  // namespace cordon::analysis
