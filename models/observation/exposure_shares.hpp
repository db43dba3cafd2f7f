#pragma once

#include "models/population/population.hpp"

#include <array>
#include <vector>

namespace cordon::models {

inline constexpr std::size_t exposure_count = 4;  ///< of the enumeration Exposure

/// How the places of each installed base can be reached, as shares in the order of Exposure that
/// sum to 1. Whether a place is filled has nothing to do with how open its site is, so the same
/// shares hold for the devices of the base on any date, in expectation.
class ExposureShares {
public:
    ExposureShares(const Population& population, const PopulationOptions& options);

    [[nodiscard]] const std::array<double, exposure_count>& of(std::size_t site_type,
                                                               std::size_t base) const {
        return shares_[site_type][base];
    }

private:
    std::vector<std::vector<std::array<double, exposure_count>>> shares_;  ///< [site type][base]
};

}  // namespace cordon::models
