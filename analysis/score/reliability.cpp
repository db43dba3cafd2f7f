#include "analysis/score/reliability.hpp"

#include <map>

namespace cordon::analysis {
namespace {

/// Chances that 0, 1, ... of independent events happen, added one event at a time.
std::vector<double> chances_of_counts(const std::vector<double>& probabilities) {
    std::vector<double> chances{1};
    for (const double p : probabilities) {
        chances.push_back(0);
        for (std::size_t count = chances.size() - 1; count > 0; --count) {
            chances[count] = chances[count] * (1 - p) + chances[count - 1] * p;
        }
        chances[0] *= 1 - p;
    }
    return chances;
}

/// The smallest share of events that is exceeded with at most the probability 1 - `level`.
double share_at(double level, const std::vector<double>& chances) {
    // A sum of chances that should be `level` may be a hair below it.
    constexpr double rounding = 1e-12;
    double sum = 0;
    std::size_t count = 0;
    for (; count + 1 < chances.size(); ++count) {
        sum += chances[count];
        if (sum >= level - rounding) {
            break;
        }
    }
    return static_cast<double>(count) / static_cast<double>(chances.size() - 1);
}

}  // namespace

std::vector<ReliabilityRow> reliability_table(std::span<const JudgedProbability> events,
                                              std::size_t bins) {
    std::map<std::size_t, std::vector<JudgedProbability>> grouped;
    for (const auto& event : events) {
        grouped[bin_of(event.probability, bins)].push_back(event);
    }
    std::vector<ReliabilityRow> rows;
    for (const auto& [bin, in_bin] : grouped) {
        std::vector<double> probabilities;
        std::size_t happened = 0;
        double sum = 0;
        for (const auto& event : in_bin) {
            probabilities.push_back(event.probability);
            happened += event.happened ? 1 : 0;
            sum += event.probability;
        }
        const auto chances = chances_of_counts(probabilities);
        const auto count = static_cast<double>(bins);
        rows.push_back(
            {.bin = {static_cast<double>(bin) / count, static_cast<double>(bin + 1) / count},
             .events = in_bin.size(),
             .happened = happened,
             .mean_probability = sum / static_cast<double>(in_bin.size()),
             .consistent = {share_at(0.05, chances), share_at(0.95, chances)}});
    }
    return rows;
}

}  // namespace cordon::analysis
