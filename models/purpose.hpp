#pragma once

#include "sim/random_stream.hpp"

#include <cstdint>
#include <string_view>

namespace cordon::models {

/// What a draw is for. Part of every result: append only, never renumber.
enum class Purpose : std::uint8_t {
    stratum_sizes = 1,       ///< sites by hygiene class; sites whose gateway exposes a class
    adoption = 2,            ///< when a slot is first filled; age of its device at the start
    lifetime = 3,            ///< service life of a device
    purchase = 4,            ///< which product line a buyer takes
    ban_obedience = 5,       ///< whether a purchase obeys, or evades, a sales ban
    standard_duty = 6,       ///< whether a new device meets a baseline standard
    traits = 7,              ///< credential and update habit of a device
    credential_fix = 8,      ///< when a weak credential is changed
    dictionary = 9,          ///< whether a campaign's dictionary opens a weak credential
    affected = 10,           ///< whether a vulnerability touches a device
    patch = 11,              ///< when a device installs a patch
    vulnerability = 12,      ///< births of vulnerabilities; which are ever exploited
    exploit = 13,            ///< whether and when a campaign can use what all can
    threshold = 14,          ///< level on a campaign's pressure clock
    spell = 15,              ///< how an infection ends
    batch = 16,              ///< when batches come, how large they are, whom they try
    first_devices = 17,      ///< the devices a campaign holds when it starts
    parameter = 18,          ///< uncertain numbers of the scenario
    defender_clock = 19,     ///< when defenders learn of a vulnerability
    attacker_clock = 20,     ///< when a class of attackers finds it
    development = 21,        ///< how long the class needs to be able to use it
    release = 22,            ///< when a line or component is released; births with a release
    disclosure_policy = 23,  ///< whether a maker takes reports
    patch_release = 24,      ///< when a line's maker releases a patch
    exploitation = 25,       ///< how long after publication a vulnerability is first used
    report = 26,             ///< whether a vulnerability is reported under a duty
    reported_access = 27,    ///< whether an informed class can use what is reported
    held_exploit = 28,       ///< whether a campaign uses what its class alone knows
    update_mandate = 29,     ///< when a device's owner obeys an update mandate
    retention = 30,          ///< whether, and how long, a replaced device stays online
    predecessor = 31,        ///< age of the device replaced before the start
    attachment = 32,         ///< sites whose devices of a class are on an operator's network
    jurisdiction = 33,       ///< the key of a jurisdiction's own draws
    campaign_dates = 34,     ///< when a campaign is ready, is disclosed and gives up
    campaign_starts = 35,    ///< when campaigns of a kind emerge
    takedown = 36,           ///< when a campaign is taken down, and whether it comes back
    disruption = 37,         ///< what a takedown does to a device, or to an exploit
    found = 38,              ///< when an infected device is found, and what is done about it
    lan = 39,                ///< which place at its site an infected device tries, and when
    buyer_type = 40,         ///< price sensitivity and tastes of the buyer who fills a slot
    eviction = 41,           ///< whether a campaign throws another out of a device
    held_at_start = 42,      ///< whether a campaign in flight holds a device at the start
    supply_chain = 43,       ///< which devices come with an implant, or get one with an update
    segmentation = 44,       ///< whether a site keeps device classes apart
    stage = 45,              ///< when a staged implant loses its upper stage and fetches it again
    quarantine = 46,         ///< when a place's network operator obeys a quarantine
    intrusion_gap = 50,      ///< from one attempt of a campaign to its next, on its clock
    intrusion_victim = 51,   ///< the organisation an attempt is on
    intrusion_outcome = 52,  ///< whether it succeeds, and how long it lasts then
    data_store = 53,         ///< how many records an organisation holds
    sighting = 70,           ///< what an observer of a campaign sees of it on a date
    report_error = 71,       ///< by what factor its reports are off
};

/// A persistent identity for something named in the scenario: FNV-1a of the name, folded to 40
/// bits. Depends on nothing but the name, so adding a neighbour changes nobody's numbers.
constexpr std::uint64_t identity_of(std::string_view name) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    return (hash ^ hash >> 40) & 0xFF'FFFF'FFFF;
}

/// An identity for two together, below 2^40; of which first and which second matters.
constexpr std::uint64_t identity_of_pair(std::uint64_t first, std::uint64_t second) noexcept {
    const std::uint64_t mixed = first * 0x9E3779B97F4A7C15 + second;
    return (mixed ^ mixed >> 40) & 0xFF'FFFF'FFFF;
}

/// The stream of one decision.
constexpr sim::RandomStream stream(sim::RandomKey key, std::uint64_t entity, Purpose purpose,
                                   std::uint64_t ordinal = 0) noexcept {
    return {key, {entity, static_cast<std::uint8_t>(purpose), ordinal}};
}

}  // namespace cordon::models
