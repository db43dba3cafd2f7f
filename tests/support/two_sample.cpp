#include "tests/support/two_sample.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cordon::test {
namespace {

constexpr std::size_t most_bins = 12;

struct Moments {
    double size = 0;
    double mean = 0;
    double variance = 0;
};

Moments moments(const std::vector<double>& values) {
    Moments found{static_cast<double>(values.size()), 0, 0};
    for (const double value : values) {
        found.mean += value / found.size;
    }
    for (const double value : values) {
        found.variance += (value - found.mean) * (value - found.mean) / found.size;
    }
    return found;
}

double mean_z(const std::vector<double>& a, const std::vector<double>& b) {
    const Moments of_a = moments(a);
    const Moments of_b = moments(b);
    const double error = std::sqrt(of_a.variance / of_a.size + of_b.variance / of_b.size);
    const double difference = of_a.mean - of_b.mean;
    return error > 0 ? difference / error : (difference == 0 ? 0 : INFINITY);
}

std::vector<double> squares(const std::vector<double>& values, double centre) {
    std::vector<double> squared;
    for (const double value : values) {
        squared.push_back((value - centre) * (value - centre));
    }
    return squared;
}

/// Lower ends of bins that hold as many of all the values as ties allow.
std::vector<double> bins(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> all = a;
    all.insert(all.end(), b.begin(), b.end());
    std::sort(all.begin(), all.end());
    std::vector<double> ends = {all.front()};
    std::size_t filled = 0;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i] > all[i - 1] && (i - filled) * most_bins >= all.size()) {
            ends.push_back(all[i]);
            filled = i;
        }
    }
    return ends;
}

std::vector<double> counted(const std::vector<double>& values, const std::vector<double>& ends) {
    std::vector<double> counts(ends.size());
    for (const double value : values) {
        const auto above = std::upper_bound(ends.begin(), ends.end(), value) - ends.begin();
        ++counts[static_cast<std::size_t>(above - 1)];
    }
    return counts;
}

double law_z(const std::vector<double>& a, const std::vector<double>& b) {
    const auto ends = bins(a, b);
    const auto in_a = counted(a, ends);
    const auto in_b = counted(b, ends);
    const double ratio = std::sqrt(static_cast<double>(b.size()) / static_cast<double>(a.size()));
    double statistic = 0;
    double degrees = -1;
    for (std::size_t bin = 0; bin < ends.size(); ++bin) {
        const double both = in_a[bin] + in_b[bin];
        if (both > 0) {
            const double difference = in_a[bin] * ratio - in_b[bin] / ratio;
            statistic += difference * difference / both;
            ++degrees;
        }
    }
    if (degrees < 1) {
        return 0;
    }
    const double spread = 2 / (9 * degrees);
    return (std::cbrt(statistic / degrees) - (1 - spread)) / std::sqrt(spread);
}

}  // namespace

TwoSamples compare(const std::vector<double>& a, const std::vector<double>& b) {
    CORDON_EXPECT(!a.empty() && !b.empty());
    const double centre = (moments(a).mean + moments(b).mean) / 2;
    return {.mean_z = mean_z(a, b),
            .variance_z = mean_z(squares(a, centre), squares(b, centre)),
            .law_z = law_z(a, b)};
}

}  // namespace cordon::test
