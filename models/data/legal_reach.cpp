#include "models/data/legal_reach.hpp"

#include "base/contract.hpp"
#include "sim/elementary.hpp"

namespace cordon::models {

OpenShares open_shares(const std::vector<BlocOptions>& blocs, std::size_t vendor,
                       std::size_t holder, SimTime time) {
    CORDON_EXPECT(time >= SimTime{});
    const auto& from = blocs[vendor];
    const auto& law = blocs[holder];
    const double kept_abroad = from.routing.empty() ? 0 : from.routing[holder];
    const double reachable = vendor == holder ? from.reachable : kept_abroad;
    const double compellable = reachable * law.compellable;
    const double used = 1 - sim::exp(-law.accessed_per_year * in_years(time - SimTime{}));
    return {reachable, compellable, compellable * used};
}

LegalReach::LegalReach(const std::vector<BlocOptions>& blocs, SimTime time) : blocs_(blocs.size()) {
    for (std::size_t vendor = 0; vendor < blocs_; ++vendor) {
        for (std::size_t holder = 0; holder < blocs_; ++holder) {
            shares_.push_back(open_shares(blocs, vendor, holder, time));
        }
    }
}

}  // namespace cordon::models
