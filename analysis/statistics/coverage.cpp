#include "analysis/statistics/coverage.hpp"

#include <boost/math/distributions/beta.hpp>

namespace cordon::analysis {

double Coverage::posterior_mean() const {
    return (static_cast<double>(inside) + 1) / (static_cast<double>(compared) + 2);
}

Interval Coverage::posterior_interval() const {
    const boost::math::beta_distribution<> posterior(static_cast<double>(inside) + 1,
                                                     static_cast<double>(compared - inside) + 1);
    return {quantile(posterior, 0.05), quantile(posterior, 0.95)};
}

}  // namespace cordon::analysis
