#pragma once

#include <cstddef>
#include <span>

namespace cordon::analysis {

/// A probability that was issued for an event, and what came.
struct JudgedProbability {
    double probability;  ///< in [0, 1]
    bool happened;
    double weight = 1;  ///< > 0; below 1 for one of several versions of a forecast
};

/// The squared error of a probability (Brier, Monthly Weather Review 78, 1950, in its form of one
/// category): 0 is best, 1 worst, and 0.25 what one half always gets.
/// \pre probability in [0, 1]
double brier(double probability, bool happened);

/// A mean Brier score and its parts: reliability - resolution + uncertainty (Murphy, J. Applied
/// Meteorology 12, 1973), and the two terms for probabilities that differ within a bin
/// (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23, 2008), with which the sum is
/// exact. With few events reliability and resolution are both too large.
struct BrierParts {
    double reliability = 0;             ///< how far probabilities are from what then happens
    double resolution = 0;              ///< how far what happens differs from bin to bin
    double uncertainty = 0;             ///< share that happened times share that did not
    double variance_within_bins = 0;    ///< of the probabilities
    double covariance_within_bins = 0;  ///< twice that of probabilities and events

    [[nodiscard]] double score() const {
        return reliability - resolution + uncertainty + variance_within_bins -
               covariance_within_bins;
    }
};

/// In `bins` bins of equal width, of which the last has its upper end too. Where all probabilities
/// of a bin are equal the last two parts are 0. \pre not empty, bins >= 1
BrierParts brier_parts(std::span<const JudgedProbability> events, std::size_t bins);

/// The bin of equal width, from 0, in which a probability lies. \pre as for brier_parts()
std::size_t bin_of(double probability, std::size_t bins);

}  // namespace cordon::analysis
