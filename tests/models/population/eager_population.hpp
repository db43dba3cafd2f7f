#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

namespace cordon::test {

/// A population simulated device by device from long before the start, with the standard
/// library's generator and distributions: shares no line of code with the lazy one.
struct EagerBase {
    double occupancy;        ///< share of slots filled at the start
    double growth_per_year;  ///< of the base
    double life_mean_years;
    double life_shape;
    std::vector<double> shares;     ///< of purchases, by line
    double ban_from_years = 1e9;    ///< purchases from then on obey the ban
    double ban_obedience = 0;       ///< with this probability
    std::vector<bool> banned = {};  ///< by line
    double upgrades_per_year = 0;   ///< a device that works is replaced at this rate
    double retained = 0;            ///< share of replaced devices that stay online
    double retained_mean_years = 1;
    double ageing_per_year = 0;  ///< above 0 lives are Gompertz, and the shape says nothing
    /// When the place with a quantile is first filled; by default as growth says.
    std::function<double(double)> first_filled = {};
};

/// Bass's equation dF/dt = m(t) (p + q F)(1 - F) from a launch on, integrated by Runge and Kutta in
/// steps of a five-hundredth of a year, and scaled to `filled_at_start` at 0: when each quantile of
/// the places is filled.
std::function<double(double)> bass_by_steps(double innovation, double imitation, double launch,
                                            double until, double filled_at_start,
                                            const std::function<double(double)>& speed);

struct EagerDevice {
    double bought_years;
    double retired_years;
    std::size_t line;
};

inline constexpr std::size_t no_line = SIZE_MAX;

/// What a slot holds at one time; a line of `no_line` where there is nothing.
struct EagerSlot {
    EagerDevice in_service;
    EagerDevice kept;  ///< replaced and still online
};

class EagerPopulation {
public:
    EagerPopulation(EagerBase base, std::uint64_t seed);

    /// One slot at each of `times_years` (increasing, >= 0). One call a slot.
    std::vector<EagerSlot> slot(const std::vector<double>& times_years);

private:
    double life(double mean_years, std::weibull_distribution<double>& weibull);
    double service();
    std::size_t purchase(double when_years);

    EagerBase base_;
    std::mt19937_64 engine_;
    std::uniform_real_distribution<double> uniform_{0, 1};
    std::weibull_distribution<double> life_;
    std::weibull_distribution<double> further_life_;
    double at_birth_ = 0;  ///< of a Gompertz life, in ageings; found when first asked
    double further_at_birth_ = 0;
};

}  // namespace cordon::test
