#pragma once

#include "tests/models/population/eager_population.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace cordon::test {

/// A vulnerability in somebody's hands, in years since the start; 1e9 for a patch that never comes.
struct EagerVulnerability {
    double usable;
    double patched;
    double affected;  ///< share of the line's devices it touches
};

/// How the devices of one class are patched.
struct EagerHabits {
    double automatic;
    double manual;
    double automatic_per_year;
    double manual_per_year;
    std::vector<double> hygiene_shares;
    std::vector<double> hygiene_factors;  ///< of the rate of installing
    double mandate_from;                  ///< who obeys does so from a date between the two
    double mandate_full;
    double mandate_obeyed;                                         ///< by this share
    double mandate_factor;                                         ///< of the rate of installing
    std::vector<double> support_years;                             ///< [line]
    std::vector<std::vector<EagerVulnerability>> vulnerabilities;  ///< [line]
};

enum class PatchState {
    untouched,  ///< no vulnerability in somebody's hands has been open on it
    patched,    ///< some were, none is
    at_risk,    ///< one is
};

/// One device followed from its purchase, patch by patch, with the standard library's generator: a
/// wait for a patch begins when the patch is out and, since an exponential wait has no memory,
/// begins again on the day its rate changes.
class EagerPatching {
public:
    EagerPatching(EagerHabits habits, std::uint64_t seed);

    /// A site's hygiene class.
    std::size_t hygiene();

    /// The device at `time_years`, from draws of its own.
    PatchState state(const EagerDevice& device, std::size_t hygiene, double time_years);

private:
    double rate_per_year(std::size_t hygiene);

    EagerHabits habits_;
    std::mt19937_64 engine_;
    std::uniform_real_distribution<double> uniform_{0, 1};
};

}  // namespace cordon::test
