#include "analysis/score/log_score.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

double log_score(double probability, bool happened, double bound) {
    CORDON_EXPECT(probability >= 0 && probability <= 1 && bound > 0 && bound <= 0.5);
    const double clipped = std::clamp(probability, bound, 1 - bound);
    return happened ? -std::log(clipped) : -std::log1p(-clipped);
}

}  // namespace cordon::analysis
