#pragma once

#include "base/contract.hpp"
#include "models/population/service_life.hpp"
#include "sim/elementary.hpp"

#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

namespace cordon::models {

/// Ages of the devices of a base that are in service at one date.
///
/// Density of age x proportional to births(x) S(x): purchases x years before, times survival in
/// service (MODEL 3.1). In a base that has grown by e^g a year for ever births are e^{-g x};
/// without growth this is the stationary law of a renewal process, so the inspection paradox is in
/// it.
///
/// The inverse is tabulated over the *older* share v with 64 cells in every octave down to 2^-48.
/// Cells follow the exponent of v, and the grid of ages ends where the base began, so there is no
/// last cell in which devices of impossible age would gather (decision 0006).
class AgeDistribution {
public:
    /// \param births  purchases by years before the date, in any unit, >= 0
    /// \param oldest_years  nothing was bought earlier than that; may be infinite
    AgeDistribution(const ServiceLife& life, const std::function<double(double)>& births,
                    double oldest_years = std::numeric_limits<double>::infinity());

    /// In a base that has grown by e^growth_per_year a year for ever. \pre growth_per_year >= 0
    static AgeDistribution of_steady_growth(const ServiceLife& life, double growth_per_year);

    /// Share of the devices in service that are older than `age_years`; 1 at 0 and below.
    [[nodiscard]] double older_than(double age_years) const;

    /// The age, in years, that a share `older` of the devices exceeds. \pre older in (0, 1)
    [[nodiscard]] double age_exceeded_by(double older) const {
        CORDON_EXPECT_HOT(older > 0 && older < 1);
        return age_in(octave_age_.data(), older);
    }

    /// The table of the inverse, for loops over many devices: age_in(inverse(), older) is
    /// age_exceeded_by(older).
    [[nodiscard]] const double* inverse() const noexcept { return octave_age_.data(); }
    [[nodiscard]] static double age_in(const double* inverse, double older) noexcept {
        const auto bits = std::bit_cast<std::uint64_t>(older);
        const std::uint64_t key = bits >> fraction_bits;
        const bool is_beyond = key < first_key;
        const std::uint64_t cell = is_beyond ? 0 : key - first_key;
        // The fraction within the cell, by way of the mantissa of [1, 2).
        const double fraction =
            std::bit_cast<double>(one_bits | (bits << cell_bits & mantissa_mask)) - 1;
        const double old = inverse[cell];
        const double young = inverse[cell + 1];
        return sim::chosen(is_beyond, inverse[0], old + fraction * (young - old));
    }

    [[nodiscard]] double mean_years() const;

    /// \int births(x) S(x) dx: devices in service in the unit of births times years.
    [[nodiscard]] double in_service() const noexcept { return in_service_; }

private:
    // Assumed: fine enough that the table's error is far below one device in a hundred million.
    static constexpr int cell_bits = 6;  // 64 cells an octave
    static constexpr std::uint64_t octaves = 48;
    static constexpr std::uint64_t key_of_one = std::uint64_t{1023} << cell_bits;
    static constexpr std::uint64_t first_key = key_of_one - (octaves << cell_bits);
    static constexpr int fraction_bits = 52 - cell_bits;
    static constexpr std::uint64_t one_bits = std::uint64_t{1023} << 52;
    static constexpr std::uint64_t mantissa_mask = (std::uint64_t{1} << 52) - 1;

    void tabulate_older_share(const ServiceLife& life, const std::function<double(double)>& births);
    void tabulate_ages();

    WearLaw wear_;
    double node_step_;  ///< of the grid variable, square root of cumulated wear
    double in_service_ = 0;
    std::vector<double> age_;         ///< [node], years
    std::vector<double> older_;       ///< [node], 1 at the first, 0 at the last
    std::vector<double> octave_age_;  ///< [octave * 64 + cell], years
};

}  // namespace cordon::models
