#include "analysis/score/brier.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <map>

namespace cordon::analysis {
namespace {

/// Weighted sums over the events of a bin.
struct Sums {
    double weight = 0;
    double probability = 0;
    double happened = 0;

    void add(const JudgedProbability& event) {
        weight += event.weight;
        probability += event.weight * event.probability;
        happened += event.happened ? event.weight : 0;
    }
    [[nodiscard]] double mean_probability() const { return probability / weight; }
    [[nodiscard]] double share() const { return happened / weight; }
};

double square(double number) {
    return number * number;
}

}  // namespace

double brier(double probability, bool happened) {
    CORDON_EXPECT(probability >= 0 && probability <= 1);
    return square(probability - (happened ? 1 : 0));
}

std::size_t bin_of(double probability, std::size_t bins) {
    CORDON_EXPECT(probability >= 0 && probability <= 1 && bins >= 1);
    return std::min(static_cast<std::size_t>(probability * static_cast<double>(bins)), bins - 1);
}

BrierParts brier_parts(std::span<const JudgedProbability> events, std::size_t bins) {
    CORDON_EXPECT(!events.empty());
    Sums all;
    std::map<std::size_t, Sums> sums;
    for (const auto& event : events) {
        CORDON_EXPECT(event.weight > 0);
        all.add(event);
        sums[bin_of(event.probability, bins)].add(event);
    }
    BrierParts parts;
    parts.uncertainty = all.share() * (1 - all.share());
    for (const auto& [key, bin] : sums) {
        parts.reliability += bin.weight * square(bin.mean_probability() - bin.share());
        parts.resolution += bin.weight * square(bin.share() - all.share());
    }
    for (const auto& event : events) {
        const auto& bin = sums[bin_of(event.probability, bins)];
        const double above = event.probability - bin.mean_probability();
        const double more = (event.happened ? 1 : 0) - bin.share();
        parts.variance_within_bins += event.weight * square(above);
        parts.covariance_within_bins += 2 * event.weight * above * more;
    }
    for (double* sum : {&parts.reliability, &parts.resolution, &parts.variance_within_bins,
                        &parts.covariance_within_bins}) {
        *sum /= all.weight;
    }
    return parts;
}

}  // namespace cordon::analysis
