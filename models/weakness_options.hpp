#pragma once

#include <string>
#include <vector>

/// \file
/// How weak devices are: exploited vulnerabilities of product lines, patches, credentials.

namespace cordon::models {

/// A delay whose logarithm is normal.
struct LognormalDelay {
    double median_days;  ///< > 0
    double sigma;        ///< standard deviation of the natural logarithm, >= 0
};

/// Vulnerabilities that become known to be exploited, per product line.
struct LineWeaknessOptions {
    double exploited_vulnerabilities_per_year;  ///< rate of the Poisson process, >= 0
    double affected;               ///< share of the line's devices one of them touches, in [0, 1]
    LognormalDelay patch_release;  ///< from a vulnerability's birth to its patch
    double never_patched;          ///< share of vulnerabilities that get no patch at all, in [0, 1]
    double support_years;          ///< patches reach a device this long after its purchase, >= 0
};

/// How the owners of a group of device classes install patches.
struct UpdateClassOptions {
    std::string name;
    double automatic;           ///< share of devices that update themselves, in [0, 1]
    double manual;              ///< share whose owner does; automatic + manual <= 1
    double automatic_per_year;  ///< rate of installing a released patch, 1/year, > 0
    double manual_per_year;     ///< the same for manual updates, 1/year, > 0
};

struct WeaknessOptions {
    double history_years;  ///< vulnerabilities this long before the start still matter, > 0
    double credential_fix_per_year;  ///< rate at which a weak credential is changed, 1/year, >= 0
    std::vector<UpdateClassOptions> update_classes;
    std::vector<LineWeaknessOptions> lines;  ///< [product line]
};

}  // namespace cordon::models
