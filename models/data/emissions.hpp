#pragma once

#include "models/data/data_options.hpp"
#include "models/population/population_options.hpp"

#include <vector>

namespace cordon::models {

/// What a device sends home in a day, by device class.
class Emissions {
public:
    /// \pre every device class says what it emits of each data class
    Emissions(const PopulationOptions& population, const DataOptions& data);

    [[nodiscard]] std::size_t data_classes() const noexcept { return data_classes_; }

    /// Gigabytes (1e9 bytes) a day of one class of data.
    [[nodiscard]] double gigabytes(std::size_t device_class, std::size_t data_class) const {
        return gigabytes_[device_class * data_classes_ + data_class];
    }
    /// Gigabytes a day of all of them, weighted by sensitivity.
    [[nodiscard]] double weighted_gigabytes(std::size_t device_class) const {
        return weighted_[device_class];
    }

private:
    std::size_t data_classes_;
    std::vector<double> gigabytes_;  ///< [device class][data class]
    std::vector<double> weighted_;   ///< [device class]
};

}  // namespace cordon::models
