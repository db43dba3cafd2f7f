#pragma once

#include "models/policy/policy.hpp"
#include "models/weakness/discovery_race.hpp"

#include <vector>

namespace cordon::models {

/// Whose devices a vulnerability is in, for the law.
struct Makers {
    std::vector<bool> blocs;           ///< [bloc] of a maker who would have to report it
    std::vector<bool> device_classes;  ///< [device class] of the devices it is in
};

/// The duties to report vulnerabilities to a state, those of the world and those of a policy
/// (MODEL 4.4): one code for a law that feeds a state's attackers and for one that hastens patches.
///
/// Whether a vulnerability is reported, and whether an informed class can use it, is drawn by duty,
/// class and vulnerability: a duty changes nothing for classes it does not inform.
class DisclosureLaw {
public:
    /// Which duties: those on all vulnerabilities, or on those known to be exploited.
    enum class Trigger { known, exploited };

    /// \param weakness, policy  must outlive the law
    DisclosureLaw(const WeaknessOptions& weakness, const PolicyRules& policy, sim::RandomKey key);

    /// True if a duty on all vulnerabilities binds one of `makers`, on whatever date.
    [[nodiscard]] bool covers(const Makers& makers) const;

    /// Applies the duties of `trigger` to a vulnerability that fell under them at `when`: brings
    /// `discovery.attackers` forward where a class comes to know it, and patches still to come.
    /// \param patches  [line of the vulnerability]; `never` for none
    void apply(Trigger trigger, const VulnerabilityName& name, const Makers& makers, SimTime when,
               Discovery& discovery, std::vector<SimTime>& patches) const;

private:
    [[nodiscard]] static bool binds(const DisclosureDutyOptions& duty, const Makers& makers);
    void inform(const DisclosureDutyOptions& duty, const VulnerabilityName& name, SimTime reported,
                Discovery& discovery) const;

    sim::RandomKey key_;
    std::vector<const DisclosureDutyOptions*> duties_;
    std::vector<std::uint64_t> class_identity_;
};

}  // namespace cordon::models
