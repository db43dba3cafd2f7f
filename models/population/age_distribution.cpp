#include "models/population/age_distribution.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace cordon::models {
namespace {

// Assumed: fine enough that the tables' error is far below one device in a hundred million.
constexpr std::size_t grid_cells = 2048;
constexpr double grid_end = 7.1;  // exp(-7.1^2) is 1e-22: nobody is older

}  // namespace

AgeDistribution::AgeDistribution(const ServiceLife& life,
                                 const std::function<double(double)>& births, double oldest_years)
    : wear_(life.wear_years()), node_step_(grid_end / grid_cells) {
    CORDON_EXPECT(oldest_years > 0);
    if (oldest_years < wear_.age_at_hazard(grid_end * grid_end)) {
        node_step_ = std::sqrt(wear_.cumulated_hazard(oldest_years)) / grid_cells;
    }
    tabulate_older_share(life, births);
    tabulate_ages();
}

AgeDistribution AgeDistribution::of_steady_growth(const ServiceLife& life, double growth_per_year) {
    CORDON_EXPECT(growth_per_year >= 0);
    return {life, [=](double age) { return sim::exp(-growth_per_year * age); }};
}

void AgeDistribution::tabulate_older_share(const ServiceLife& life,
                                           const std::function<double(double)>& births) {
    const auto density = [&](double age) { return births(age) * life.survival(age); };
    age_.resize(grid_cells + 1);
    for (std::size_t node = 0; node <= grid_cells; ++node) {
        const double root = node_step_ * static_cast<double>(node);
        age_[node] = wear_.age_at_hazard(root * root);
    }
    older_.assign(grid_cells + 1, 0);
    // Backwards, so that the small shares of old ages keep their relative accuracy.
    double at_old = density(age_[grid_cells]);
    for (std::size_t node = grid_cells; node-- > 0;) {
        const double young = age_[node];
        const double old = age_[node + 1];
        const double at_young = density(young);
        const double simpson =
            (old - young) / 6 * (at_young + 4 * density((young + old) / 2) + at_old);
        older_[node] = older_[node + 1] + simpson;
        at_old = at_young;
    }
    in_service_ = older_.front();
    CORDON_EXPECT(in_service_ > 0);
    for (double& share : older_) {
        share /= in_service_;
    }
}

void AgeDistribution::tabulate_ages() {
    octave_age_.resize((octaves << cell_bits) + 1);
    std::size_t node = 0;  // the grid cell [node, node + 1] holds the share sought
    for (std::uint64_t key = key_of_one; key >= first_key; --key) {
        const auto share = std::bit_cast<double>(key << fraction_bits);
        while (node + 2 < older_.size() && older_[node + 1] > share) {
            ++node;
        }
        const double fraction = (older_[node] - share) / (older_[node] - older_[node + 1]);
        octave_age_[key - first_key] = age_[node] + fraction * (age_[node + 1] - age_[node]);
    }
}

double AgeDistribution::older_than(double age_years) const {
    if (age_years <= 0) {
        return 1;
    }
    const double position = std::sqrt(wear_.cumulated_hazard(age_years)) / node_step_;
    if (position >= grid_cells) {
        return 0;
    }
    const auto node = static_cast<std::size_t>(position);
    const double young = age_[node];
    const double fraction = (age_years - young) / (age_[node + 1] - young);
    return older_[node] + std::clamp(fraction, 0.0, 1.0) * (older_[node + 1] - older_[node]);
}

double AgeDistribution::mean_years() const {
    double sum = 0;
    for (std::size_t node = 0; node < grid_cells; ++node) {
        sum += (older_[node] + older_[node + 1]) / 2 * (age_[node + 1] - age_[node]);
    }
    return sum;
}

}  // namespace cordon::models
