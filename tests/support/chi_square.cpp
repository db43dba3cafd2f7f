#include "tests/support/chi_square.hpp"

#include <cmath>
#include <numeric>

namespace cordon::test {
namespace {

double excess(double statistic, int bins) {
    const double degrees = bins - 1;
    return bins < 2 ? 0 : (statistic - degrees) / std::sqrt(2 * degrees);
}

}  // namespace

double two_sample_excess(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const auto total = [](const auto& counts) {
        return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    };
    const double all_a = total(a);
    const double all_b = total(b);
    double statistic = 0;
    int bins = 0;
    double in_a = 0;
    double in_b = 0;
    for (std::size_t bin = 0; bin < a.size(); ++bin) {
        in_a += static_cast<double>(a[bin]);
        in_b += static_cast<double>(b[bin]);
        if (in_a + in_b >= 10) {
            const double difference =
                in_a * std::sqrt(all_b / all_a) - in_b * std::sqrt(all_a / all_b);
            statistic += difference * difference / (in_a + in_b);
            ++bins;
            in_a = in_b = 0;
        }
    }
    return excess(statistic, bins);
}

double one_sample_excess(const std::vector<std::uint64_t>& counts,
                         const std::vector<double>& expected) {
    double statistic = 0;
    int bins = 0;
    double seen = 0;
    double wanted = 0;
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        seen += static_cast<double>(counts[bin]);
        wanted += expected[bin];
        if (wanted >= 10) {
            statistic += (seen - wanted) * (seen - wanted) / wanted;
            ++bins;
            seen = wanted = 0;
        }
    }
    return excess(statistic, bins);
}

}  // namespace cordon::test
