#pragma once

#include "models/campaign/disruption_options.hpp"
#include "models/campaign/recruitment_options.hpp"
#include "models/campaign/remedy_options.hpp"
#include "models/intrusion/intrusion_options.hpp"
#include "models/weakness/delay_options.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// \file
/// Attacker campaigns: who runs them, when they begin, how long they keep a device and how they
/// end. Aggregate behaviour only: nothing here describes how an attack is done.

namespace cordon::models {

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

/// What a campaign leaves in a device.
enum class Implant : std::uint8_t {
    in_memory,   ///< gone after a reboot
    persistent,  ///< survives reboots
    staged,      ///< a persistent loader that fetches the rest again after each reboot
};

/// A kind of campaign. A world has those of its campaigns that are running at the start, or start
/// later.
struct CampaignOptions {
    std::string name;
    std::string title;
    std::size_t actor;  ///< index
    ObjectiveOptions objectives;
    /// When one campaign of the kind emerges, years after the scenario's start; <= 0: running.
    std::optional<double> emerges_years;
    double starts_per_year = 0;       ///< further campaigns, as a Poisson process, >= 0
    LognormalDelay preparation = {};  ///< from its emergence to its first device; 0 days: none
    std::optional<LognormalDelay> life =
        {};                     ///< from its emergence until it gives up; nothing: never
    double operates_from = 0;   ///< devices held in all from which it pursues its objectives
    double initial_devices;     ///< devices it holds when it starts or the scenario does, >= 0
    std::vector<bool> targets;  ///< [device class]
    double dictionary;          ///< share of default credentials its dictionary opens, in [0, 1]
    double guesses;             ///< share of other weak credentials that it guesses, in [0, 1]
    double zero_days_acquired;  ///< share of what its class alone can use that it uses, in [0, 1]
    double exploits_acquired;   ///< share of exploited vulnerabilities it gets hold of, in [0, 1]
    LognormalDelay exploit_delay;  ///< from known exploitation to the campaign's use, for those
    Implant implant = Implant::in_memory;
    double reactivation_days = 1;  ///< staged: mean time from a reboot to being in use again, > 0
    double notices_per_year;       ///< rate at which owners notice an infected device, >= 0
    double visible = 0;            ///< share of its devices that can be seen from the network
    RemedyShares remedies;         ///< what an owner does who noticed it by himself
    std::vector<double> evictions = {};  ///< [kind], share of hits on its devices that throw it out
    double proxied_pressure = 0;  ///< on a device behind a proxy, of that on an exposed one, >= 0
    double lan_contacts_per_year = 0;  ///< of a device it holds with each other place at the site
    TargetingOptions targeting = {};
    std::vector<SupplyChainOptions> supply_chain = {};
    DisruptionOptions disruption = {};
    std::variant<ScanningOptions, BatchOptions> recruitment;
    std::optional<IntrusionOptions> intrusions = {};  ///< of a campaign that relays
};

}  // namespace cordon::models
