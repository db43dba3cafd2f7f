#include "models/observation/authorised_exposure.hpp"

#include "base/contract.hpp"
#include "models/campaign/compromise.hpp"
#include "sim/elementary.hpp"

namespace cordon::models {
namespace {

constexpr double megabytes_per_gigabyte = 1000;

}  // namespace

AuthorisedExposure::AuthorisedExposure(const JurisdictionOptions& options) : options_(options) {
    const std::size_t size =
        exposure_layers * options.population.sectors.size() * options.market.blocs.size();
    totals_.device_days.assign(size, 0);
    totals_.gigabytes.assign(size, 0);
}

std::array<double, exposure_layers> AuthorisedExposure::open_shares(std::size_t bloc,
                                                                    SimTime time) const {
    const auto& options = options_.market.blocs[bloc];
    const double compellable = options.reachable * options.compellable;
    const double used = 1 - sim::exp(-options.accessed_per_year * in_years(time - SimTime{}));
    return {options.reachable, compellable, compellable * used};
}

void AuthorisedExposure::add(std::size_t sector, std::size_t device_class, std::size_t bloc,
                             SimTime time, double devices, double half_days) {
    const auto& type = options_.population.device_classes[device_class];
    const double weighted_gigabytes_per_day =
        type.telemetry_mb_per_day * type.sensitivity / megabytes_per_gigabyte;
    const auto open = open_shares(bloc, time);
    const std::size_t sectors = options_.population.sectors.size();
    const std::size_t blocs = options_.market.blocs.size();
    for (std::size_t layer = 0; layer < exposure_layers; ++layer) {
        const double device_days = devices * open[layer] * half_days;
        const std::size_t cell = (layer * sectors + sector) * blocs + bloc;
        totals_.device_days[cell] += device_days;
        totals_.gigabytes[cell] += device_days * weighted_gigabytes_per_day;
    }
}

void AuthorisedExposure::advance(SimTime time, const std::vector<double>& devices) {
    const Strata strata(options_);
    CORDON_EXPECT(devices.size() == strata.size());
    if (!devices_before_.empty()) {
        CORDON_EXPECT(time > before_);
        const double half_days = in_days(time - before_) / 2;
        for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
            const std::size_t sector = strata.sector(stratum);
            const std::size_t device_class = strata.device_class(stratum);
            const std::size_t bloc = strata.bloc(stratum);
            add(sector, device_class, bloc, before_, devices_before_[stratum], half_days);
            add(sector, device_class, bloc, time, devices[stratum], half_days);
        }
    }
    devices_before_ = devices;
    before_ = time;
}

}  // namespace cordon::models
