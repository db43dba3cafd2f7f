#pragma once

#include "models/world_options.hpp"

#include <cstddef>

namespace cordon::models {

/// Which sector, device class and bloc a spell is counted under, as one number.
class Strata {
public:
    explicit Strata(const JurisdictionOptions& options)
        : sectors_(options.population.sectors.size()),
          classes_(options.population.device_classes.size()), blocs_(options.market.blocs.size()) {}

    [[nodiscard]] std::size_t size() const noexcept { return sectors_ * classes_ * blocs_; }
    [[nodiscard]] std::size_t index(std::size_t sector, std::size_t device_class,
                                    std::size_t bloc) const noexcept {
        return (sector * classes_ + device_class) * blocs_ + bloc;
    }
    [[nodiscard]] std::size_t sector(std::size_t stratum) const noexcept {
        return stratum / (classes_ * blocs_);
    }
    [[nodiscard]] std::size_t device_class(std::size_t stratum) const noexcept {
        return stratum / blocs_ % classes_;
    }
    [[nodiscard]] std::size_t bloc(std::size_t stratum) const noexcept { return stratum % blocs_; }

private:
    std::size_t sectors_;
    std::size_t classes_;
    std::size_t blocs_;
};

}  // namespace cordon::models
