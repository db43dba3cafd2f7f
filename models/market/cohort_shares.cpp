#include "models/market/cohort_shares.hpp"

#include "base/contract.hpp"

namespace cordon::models {
namespace {

constexpr std::size_t steps_max = 4096;
constexpr double negligible = 1e-10;

/// Means over each step of a falling function, until it is negligible.
template <class Function>
std::vector<double> step_means(Function function, double step_years) {
    std::vector<double> means;
    double before = function(0.0);
    while (means.size() < steps_max && before > negligible) {
        const double begin = step_years * static_cast<double>(means.size());
        const double after = function(begin + step_years);
        means.push_back((before + 4 * function(begin + step_years / 2) + after) / 6);
        before = after;
    }
    return means;
}

/// Mean share of a cohort that was replaced and is still kept. Within one step purchases are
/// spread evenly, and so are replacements within theirs; hence the means of neighbours.
std::vector<double> retained_means(const std::vector<double>& replaced,
                                   const std::vector<double>& kept) {
    std::vector<double> retained(std::min(steps_max, replaced.size() + kept.size()), 0);
    for (std::size_t lag = 0; lag < kept.size(); ++lag) {
        const double mean = lag == 0 ? kept[0] / 2 : (kept[lag - 1] + kept[lag]) / 2;
        for (std::size_t age = 0; age < replaced.size() && age + lag < retained.size(); ++age) {
            retained[age + lag] += replaced[age] * mean;
        }
    }
    return retained;
}

}  // namespace

CohortShares cohort_shares(const ServiceLife& life, double step_years) {
    CORDON_EXPECT(step_years > 0);
    CohortShares shares{step_years, {}, {}, {}};
    shares.in_service = step_means([&](double age) { return life.survival(age); }, step_years);
    double alive = 1;
    for (std::size_t step = 1; step <= shares.in_service.size(); ++step) {
        const double left = life.survival(step_years * static_cast<double>(step));
        shares.replaced.push_back(alive - left);
        alive = left;
    }
    if (life.retains()) {
        // Kept only while the successor serves as well.
        const auto kept = step_means(
            [&](double since) { return life.kept(since) * life.survival(since); }, step_years);
        shares.retained = retained_means(shares.replaced, kept);
    }
    return shares;
}

}  // namespace cordon::models
