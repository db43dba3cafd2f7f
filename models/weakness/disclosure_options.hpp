#pragma once

#include "models/policy/schedule_options.hpp"
#include "models/weakness/delay_options.hpp"

#include <string>
#include <vector>

/// \file
/// Who finds vulnerabilities, when, and whom the law makes the finder tell (MODEL 4.4, 4.5).

namespace cordon::models {

/// Attackers who share what they find: criminals, or those who work for one state.
struct AttackerClassOptions {
    std::string name;
    std::string title;
    double finds_per_year;       ///< rate at which it finds a given vulnerability, >= 0
    LognormalDelay development;  ///< from finding a vulnerability to being able to use it
};

/// When vulnerabilities arise.
struct BirthOptions {
    double decline_per_year;     ///< of the rate of births in old code from the start on, >= 0
    double release_every_years;  ///< between a scope's releases, > 0
    double release_share;  ///< of births that come with a release, the rest between, in [0, 1]
};

/// The race between attackers and defenders for a vulnerability, and what follows.
struct DiscoveryOptions {
    double defenders_per_year;        ///< rate at which defenders find one nobody knows, > 0
    double disclosure_policies;       ///< share of makers who take reports, in [0, 1]
    double disclosure_policy_effect;  ///< such a maker learns (1 + this) times as fast, >= 0
    double held_life_mean_years;      ///< Weibull life of one that attackers keep secret, > 0
    double held_life_shape;           ///< its shape, > 0
    double exploited_held;            ///< share of those kept secret that are used, in (0, 1]
    double exploited_disclosed;       ///< share of the others ever exploited, in (0, 1]
    double embargo_days;              ///< published this long after defenders know at most, >= 0
    LognormalDelay exploited_after;   ///< from publication to its first known use
};

/// A law under which makers report vulnerabilities to a state.
struct DisclosureDutyOptions {
    std::string name;
    Schedule schedule;
    std::vector<bool> blocs;      ///< [bloc] whose makers the law binds
    std::vector<bool> informs;    ///< [attacker class] that may come to know what is reported
    bool exploited_only;          ///< only those known to be exploited are reported
    double report_within_days;    ///< from learning of it to the report, >= 0
    double access;                ///< chance that an informed class can use a report, in [0, 1]
    LognormalDelay access_delay;  ///< from the report to that use
    double patch_speedup;         ///< a patch still to come takes this much less time, >= 1
};

}  // namespace cordon::models
