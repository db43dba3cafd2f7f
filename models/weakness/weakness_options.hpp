#pragma once

#include "models/weakness/disclosure_options.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// \file
/// How weak devices are: vulnerabilities of lines and components, patches, credentials.

namespace cordon::models {

/// Vulnerabilities of one product line, and how its maker patches.
struct LineWeaknessOptions {
    double exploited_vulnerabilities_per_year;  ///< that become known to be exploited, >= 0
    double affected;               ///< share of the line's devices one of them touches, in [0, 1]
    LognormalDelay patch_release;  ///< from the day defenders know a vulnerability to its patch
    double never_patched;          ///< share of vulnerabilities that get no patch at all, in [0, 1]
    double support_years;          ///< patches reach a device this long after its purchase, >= 0
    std::vector<std::size_t> components{};  ///< indices: what the line is built on
};

/// Software or hardware that several lines are built on: each of its vulnerabilities is one of
/// all these lines at once, and each line's maker patches it on his own.
struct ComponentOptions {
    std::string name;
    std::string title;
    std::size_t bloc;                           ///< index
    double exploited_vulnerabilities_per_year;  ///< that become known to be exploited, >= 0
    double affected;  ///< share of the devices of its lines that one of them touches, in [0, 1]
};

/// How the owners of a group of device classes install patches.
struct UpdateClassOptions {
    std::string name;
    double automatic;           ///< share of devices that update themselves, in [0, 1]
    double manual;              ///< share whose owner does; automatic + manual <= 1
    double automatic_per_year;  ///< rate of installing a released patch, 1/year, > 0
    double manual_per_year;     ///< the same for manual updates, 1/year, > 0
};

/// Devices with a weak credential: one default for all of them, or one that can be guessed.
struct CredentialOptions {
    double default_share;             ///< of weak ones, those with a universal default, in [0, 1]
    double default_changed_per_year;  ///< rate at which a default is changed, 1/year, >= 0
    double weak_changed_per_year;     ///< rate at which another weak one is, 1/year, >= 0
};

/// Whether product lines of a class differ in how weak they are.
enum class VendorSecurity {
    as_observed,
    alike,  ///< each has the mean of its class: the vendor-neutral null
};

struct WeaknessOptions {
    double history_years;  ///< vulnerabilities exploited this long ago still matter, > 0
    BirthOptions births;
    DiscoveryOptions discovery;
    std::vector<AttackerClassOptions> attacker_classes;
    std::vector<DisclosureDutyOptions> disclosure_duties;  ///< the law as it stands
    CredentialOptions credentials;
    std::vector<UpdateClassOptions> update_classes;
    std::vector<ComponentOptions> components;
    std::vector<LineWeaknessOptions> lines;  ///< [product line], as observed
    VendorSecurity vendor_security = VendorSecurity::as_observed;
};

}  // namespace cordon::models
