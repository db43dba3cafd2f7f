#pragma once

#include "base/sim_time.hpp"

#include <span>

namespace cordon::models {

class Campaigns;
class Compromise;

/// What no event may make or lose (MODEL 7.1, tier 0): counted anew from the devices and compared
/// with every running count, at every edge of every window. In the presets `debug` and `audit`
/// only; otherwise the call is empty.
///
/// For each partition: spells begun less spells ended are the devices held, campaign by campaign,
/// and a device is held by one campaign at a time; what is read is in contact, and what is in
/// contact is held; the area under the curve of devices held is the summed length of spells
/// (Little's law without its limit); sites are remembered of infected devices alone. For each
/// jurisdiction: every case of operators is worked on, and none sooner than their pace allows.
class Conservation {
public:
    /// \param partitions  as of Campaigns::close, after it
    /// \throw ContractViolation  that names the law, the campaign, the day and both numbers
#if CORDON_CHECK_HOT
    static void check(const Campaigns& campaigns, std::span<const Compromise> partitions,
                      SimTime edge);

private:
    class Partition;

    static void check_cases(const Campaigns& campaigns, std::span<const Compromise> partitions,
                            SimTime edge);
#else
    static void check(const Campaigns& /*campaigns*/, std::span<const Compromise> /*partitions*/,
                      SimTime /*edge*/) noexcept {}
#endif
};

}  // namespace cordon::models
