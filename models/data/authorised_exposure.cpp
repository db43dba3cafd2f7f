#include "models/data/authorised_exposure.hpp"

#include "base/contract.hpp"
#include "models/campaign/compromise.hpp"

namespace cordon::models {

AuthorisedExposure::AuthorisedExposure(const JurisdictionOptions& options, const DataOptions& data)
    : options_(options), emissions_(options.population, data) {
    const std::size_t blocs = options.market.blocs.size();
    const std::size_t places = options.population.sectors.size() * blocs;
    totals_.device_days.assign(exposure_layers * places, 0);
    totals_.gigabytes.assign(exposure_layers * places, 0);
    totals_.days_by_class.assign(exposure_layers * options.population.device_classes.size(), 0);
    totals_.volume.assign(exposure_layers * data.classes.size(), 0);
    totals_.days_by_holder.assign(exposure_layers * blocs, 0);
    totals_.gigabytes_by_holder.assign(exposure_layers * blocs, 0);
}

void AuthorisedExposure::add_by_vendor(const OpenShares& open, std::size_t stratum,
                                       double device_days) {
    const Strata strata(options_);
    const std::size_t device_class = strata.device_class(stratum);
    const std::size_t sectors = options_.population.sectors.size();
    const std::size_t classes = options_.population.device_classes.size();
    for (std::size_t layer = 0; layer < exposure_layers; ++layer) {
        const double days = device_days * open[layer];
        const std::size_t cell =
            (layer * sectors + strata.sector(stratum)) * options_.market.blocs.size() +
            strata.bloc(stratum);
        totals_.device_days[cell] += days;
        totals_.gigabytes[cell] += days * emissions_.weighted_gigabytes(device_class);
        totals_.days_by_class[layer * classes + device_class] += days;
        const std::size_t row = layer * emissions_.data_classes();
        for (std::size_t data = 0; data < emissions_.data_classes(); ++data) {
            totals_.volume[row + data] += days * emissions_.gigabytes(device_class, data);
        }
    }
}

void AuthorisedExposure::add_by_holder(const LegalReach& reach, std::size_t stratum,
                                       double device_days) {
    const Strata strata(options_);
    const std::size_t blocs = options_.market.blocs.size();
    const double gigabytes_per_day = emissions_.weighted_gigabytes(strata.device_class(stratum));
    for (std::size_t holder = 0; holder < blocs; ++holder) {
        const auto& open = reach.of(strata.bloc(stratum), holder);
        for (std::size_t layer = 0; layer < exposure_layers; ++layer) {
            const double days = device_days * open[layer];
            totals_.days_by_holder[layer * blocs + holder] += days;
            totals_.gigabytes_by_holder[layer * blocs + holder] += days * gigabytes_per_day;
        }
    }
}

void AuthorisedExposure::add(const LegalReach& reach, const std::vector<double>& devices,
                             double half_days) {
    const Strata strata(options_);
    for (std::size_t stratum = 0; stratum < strata.size(); ++stratum) {
        if (devices[stratum] > 0) {
            const double device_days = devices[stratum] * half_days;
            add_by_vendor(reach.own(strata.bloc(stratum)), stratum, device_days);
            add_by_holder(reach, stratum, device_days);
        }
    }
}

void AuthorisedExposure::advance(SimTime time, const std::vector<double>& devices) {
    CORDON_EXPECT(devices.size() == Strata(options_).size());
    if (!devices_before_.empty()) {
        CORDON_EXPECT(time > before_);
        const double half_days = in_days(time - before_) / 2;
        add(LegalReach(options_.market.blocs, before_), devices_before_, half_days);
        add(LegalReach(options_.market.blocs, time), devices, half_days);
    }
    devices_before_ = devices;
    before_ = time;
}

}  // namespace cordon::models
