#pragma once

#include <cstdint>
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
};

struct EagerDevice {
    double bought_years;
    double retired_years;
    std::size_t line;
};

/// The device in use in one slot at each of `times_years` (increasing, >= 0); a line of `no_line`
/// where the slot is empty. One call a slot.
inline constexpr std::size_t no_line = SIZE_MAX;

class EagerPopulation {
public:
    EagerPopulation(EagerBase base, std::uint64_t seed);

    std::vector<EagerDevice> slot(const std::vector<double>& times_years);

private:
    std::size_t purchase(double when_years);

    EagerBase base_;
    std::mt19937_64 engine_;
    std::uniform_real_distribution<double> uniform_{0, 1};
    std::weibull_distribution<double> life_;
};

}  // namespace cordon::test
