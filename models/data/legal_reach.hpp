#pragma once

#include "base/sim_time.hpp"
#include "models/market/market_options.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace cordon::models {

/// The three layers of authorised exposure, never to be added up: what a holder could reach, what
/// its law can order handed over, what orders in use give it by assumption.
enum class ExposureLayer : std::size_t { reachable, compellable, accessed };
inline constexpr std::size_t exposure_layers = 3;

/// Shares of telemetry by layer, each at most the one before.
using OpenShares = std::array<double, exposure_layers>;

/// What is open to a holder of the telemetry of a bloc's devices. A holder is a legal order, under
/// which vendors and clouds are: one for each bloc, none exempt, its own vendors' devices and the
/// jurisdiction's own law among them. The same telemetry may lie under several laws, so shares of
/// different holders are not to be added up either.
///
/// Reachable is what the vendor's own law reaches by remote administration, and a foreign law by
/// the place where the data are kept. What of it a law can order is the holder's. Accessed is the
/// compellable share times the probability that an order has been used since the start, 0: orders
/// come at the holder's rate, and an opened tap stays open.
OpenShares open_shares(const std::vector<BlocOptions>& blocs, std::size_t vendor,
                       std::size_t holder, SimTime time);

/// The same for every vendor's bloc and holder on one date.
class LegalReach {
public:
    LegalReach(const std::vector<BlocOptions>& blocs, SimTime time);

    [[nodiscard]] const OpenShares& of(std::size_t vendor, std::size_t holder) const {
        return shares_[vendor * blocs_ + holder];
    }
    /// Of a vendor's bloc to its own law.
    [[nodiscard]] const OpenShares& own(std::size_t bloc) const { return of(bloc, bloc); }

private:
    std::size_t blocs_;
    std::vector<OpenShares> shares_;  ///< [bloc of the vendor][holder]
};

}  // namespace cordon::models
