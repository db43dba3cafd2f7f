#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace cordon::analysis {

/// A forecast of an event that a run made and that has been settled.
struct SettledForecast {
    double simulated;  ///< share of the members, in (0, 1): inner_share()
    bool happened;
};

/// How a family of forecasts turns simulated probabilities into stated ones (MODEL 10.2, rule 7):
/// logit p' = a + b logit p. With b below 1 the forecasts of the past were too sure of themselves.
/// It rises strictly, and leaves 0 and 1 where they are, so that the order of events and what
/// bounds them stays.
struct Recalibration {
    std::string family;
    std::size_t settled;  ///< forecasts it rests on
    double intercept;     ///< a
    double slope;         ///< b, at least least_slope
    /// Simulated probability that the event has come before, for the probability that it comes
    /// later given that it has not; 0 where nothing is given.
    double before = 0;

    /// \pre `simulated` in [0, 1]
    [[nodiscard]] double stated(double simulated) const;

    /// What stated() turns into `stated`. \pre `stated` in [0, 1]
    [[nodiscard]] double simulated(double stated) const;

    /// The same family for what comes after a date, given that it has not come before. It agrees
    /// with the probabilities stated for both dates: P'(later) = P'(before) + (1 - P'(before)) q'.
    /// \pre `before` in [0, 1), the simulated probability of that
    [[nodiscard]] Recalibration given_not(double before) const;
};

/// Prior of the slope: normal with this mean and standard deviation (MODEL 10.2 writes N(0.75,
/// 0.25) and does not say which; 0.25 as variance would let one prior in 15 begin below 0).
inline constexpr double prior_slope = 0.75;
inline constexpr double prior_slope_sd = 0.25;

/// Prior of the intercept: normal around 0 with this standard deviation (assumed; weak: 1 takes
/// 50 % to 73 %).
inline constexpr double prior_intercept_sd = 1;

/// A record in which the likely came less often than the unlikely shall not turn the order of
/// forecasts over, nor make them one and the same (assumed; 2.8 standard deviations below the
/// prior's mean).
inline constexpr double least_slope = 0.05;

/// The line of the largest posterior density of a logistic regression of what came on the logit of
/// what was simulated. Without forecasts that is the prior's: a = 0, b = 0.75.
/// \pre every simulated probability in (0, 1)
Recalibration fitted_recalibration(std::string family, std::span<const SettledForecast> forecasts);

}  // namespace cordon::analysis
