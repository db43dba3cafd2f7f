#pragma once

#include "models/intrusion/intrusion_options.hpp"
#include "models/weakness/weakness_options.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// \file
/// Attacker campaigns: how they recruit devices and how long they keep them. Aggregate behaviour
/// only: nothing here describes how an attack is done.

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

/// Who stands behind campaigns.
struct ActorOptions {
    std::string name;
    std::string title;
    std::optional<std::size_t> sponsor;  ///< bloc whose state it works for; nothing: its own purse
    std::size_t attacker_class;          ///< index: who finds vulnerabilities for it
};

/// What a campaign wants of the devices it holds; it may want several things, or only their number.
struct ObjectiveOptions {
    bool collects = false;  ///< it reads what the devices see
    bool relays = false;    ///< it enters organisations through them
};

struct CampaignOptions {
    std::string name;
    std::string title;
    std::size_t actor;  ///< index
    ObjectiveOptions objectives;
    double emerges_years;       ///< when it starts, years after the scenario's start; <= 0: running
    double initial_devices;     ///< devices it holds when it starts or the scenario does, >= 0
    std::vector<bool> targets;  ///< [device class]
    double dictionary;          ///< share of default credentials its dictionary opens, in [0, 1]
    double guesses;             ///< share of other weak credentials that it guesses, in [0, 1]
    double zero_days_acquired;  ///< share of what its class alone can use that it uses, in [0, 1]
    double exploits_acquired;   ///< share of exploited vulnerabilities it gets hold of, in [0, 1]
    LognormalDelay exploit_delay;  ///< from known exploitation to the campaign's use, for those
    bool survives_reboot;          ///< the implant is persistent
    double cleanup_per_year;       ///< rate at which an infected device is found and cleaned, >= 0
    double hardened;  ///< share of clean-ups after which the device stays safe, in [0, 1]
    std::variant<ScanningOptions, BatchOptions> recruitment;
    std::optional<IntrusionOptions> intrusions = {};  ///< of a campaign that relays
};

}  // namespace cordon::models
