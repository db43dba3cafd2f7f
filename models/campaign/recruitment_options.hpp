#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

/// \file
/// How campaigns recruit devices.

namespace cordon::models {

/// Recruits by scanning addresses at random. Domestic and foreign bots exert the same pressure;
/// the foreign ones follow a logistic path and then decay.
struct ScanningOptions {
    double probes_per_second;       ///< of one bot, effective ones, > 0
    double address_space;           ///< addresses scanned, > 0
    double foreign_plateau;         ///< bots outside the jurisdiction at the height, >= 0
    double foreign_doubling_days;   ///< of the early growth, > 0
    double foreign_half_life_days;  ///< of the decay after the plateau, > 0
    double plateau_days;            ///< how long the height is held, >= 0
};

/// Recruits in batches until it has what it needs, and again when it loses some.
struct BatchOptions {
    double target_size;       ///< devices wanted in the jurisdiction, >= 0
    double batches_per_year;  ///< rate of the Poisson process of batches, >= 0
    double batch_mean;        ///< mean of the Poisson batch size before truncation, > 0
    double batch_max;         ///< largest batch, >= 1
};

/// How a campaign shifts its effort between device classes and jurisdictions to where it succeeds:
/// a logit best response (MODEL 4.13).
struct TargetingOptions {
    double elasticity = 0;   ///< of effort in the yield of the last period; 0: it never shifts
    double every_days = 30;  ///< length of a period, > 0
};

/// Takes devices through those who make or update them.
struct SupplyChainOptions {
    enum class Channel : unsigned char {
        pre_installed,  ///< devices sold in the period come with the implant
        update,         ///< one poisoned update at the period's begin reaches who updates itself
    };
    std::string name;
    Channel channel;
    std::vector<bool> device_classes;  ///< [device class]
    std::vector<bool> blocs;           ///< [bloc] of the makers
    double share;                      ///< of the devices reached that get the implant, in [0, 1)
    double from_years;                 ///< after the scenario's start
    double until_years;                ///< likewise; only for pre_installed
};

}  // namespace cordon::models
