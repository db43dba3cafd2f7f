#pragma once

#include "models/market/stock.hpp"

#include <array>
#include <vector>

namespace cordon::models {

/// The three layers of authorised exposure, never to be added up: what a vendor's state could
/// reach, what its law can order handed over, what orders in use give it by assumption.
enum class ExposureLayer : std::size_t { reachable, compellable, accessed };
inline constexpr std::size_t exposure_layers = 3;

/// What has been open to vendors and their states since the start, by sector and bloc.
struct AuthorisedTotals {
    std::vector<double> device_days;  ///< [layer][sector][bloc]
    std::vector<double> gigabytes;    ///< [layer][sector][bloc], weighted by sensitivity
};

/// Adds up authorised exposure over time from the stock in use (MODEL 4.12).
///
/// Between two dates the stock is taken to change evenly. The accessed layer is the compellable one
/// times the probability that an order has been used since the start: orders come at the bloc's
/// rate, and an opened tap stays open.
class AuthorisedExposure {
public:
    explicit AuthorisedExposure(const JurisdictionOptions& options);

    /// Continues to `time` with the devices in use then, [sector][device class][bloc].
    /// The first call sets the beginning. \pre times increase
    void advance(SimTime time, const std::vector<double>& devices);

    [[nodiscard]] const AuthorisedTotals& totals() const noexcept { return totals_; }

private:
    /// Shares of a bloc's devices open by layer at a date.
    [[nodiscard]] std::array<double, exposure_layers> open_shares(std::size_t bloc,
                                                                  SimTime time) const;
    void add(std::size_t sector, std::size_t device_class, std::size_t bloc, SimTime time,
             double devices, double half_days);

    const JurisdictionOptions& options_;
    std::vector<double> devices_before_;
    SimTime before_{};
    AuthorisedTotals totals_;
};

}  // namespace cordon::models
