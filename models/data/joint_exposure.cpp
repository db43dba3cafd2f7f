#include "models/data/joint_exposure.hpp"

#include "base/contract.hpp"

namespace cordon::models {
namespace {

constexpr auto accessed = static_cast<std::size_t>(ExposureLayer::accessed);

}  // namespace

JointExposure::JointExposure(const JurisdictionOptions& options) : options_(options) {
    const std::size_t sectors = options.population.sectors.size();
    totals_.both.assign(exposure_layers * sectors, 0);
    totals_.either.assign(exposure_layers * sectors, 0);
    totals_.newly_collected.assign(options.market.blocs.size(), 0);
}

void JointExposure::add_half(const LegalReach& reach, const UnauthorisedTotals& unauthorised) {
    const std::size_t sectors = options_.population.sectors.size();
    const std::size_t blocs = options_.market.blocs.size();
    for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
        for (std::size_t sector = 0; sector < sectors; ++sector) {
            const std::size_t place = sector * blocs + bloc;
            const double held = (unauthorised.device_days[place] - days_before_[place]) / 2;
            for (std::size_t layer = 0; layer < exposure_layers; ++layer) {
                totals_.both[layer * sectors + sector] += held * reach.own(bloc)[layer];
            }
        }
        for (std::size_t holder = 0; holder < blocs; ++holder) {
            const std::size_t cell = holder * blocs + bloc;
            const double taken =
                (unauthorised.gigabytes_by_sponsor[cell] - gigabytes_before_[cell]) / 2;
            totals_.newly_collected[holder] += taken * (1 - reach.of(bloc, holder)[accessed]);
        }
    }
}

void JointExposure::advance(SimTime time, const AuthorisedTotals& authorised,
                            const UnauthorisedTotals& unauthorised) {
    if (!days_before_.empty()) {
        CORDON_EXPECT(time > before_);
        add_half(LegalReach(options_.market.blocs, before_), unauthorised);
        add_half(LegalReach(options_.market.blocs, time), unauthorised);
    }
    days_before_ = unauthorised.device_days;
    gigabytes_before_ = unauthorised.gigabytes_by_sponsor;
    before_ = time;
    const std::size_t sectors = options_.population.sectors.size();
    const std::size_t blocs = options_.market.blocs.size();
    for (std::size_t cell = 0; cell < exposure_layers * sectors; ++cell) {
        double either = -totals_.both[cell];
        for (std::size_t bloc = 0; bloc < blocs; ++bloc) {
            either += authorised.device_days[cell * blocs + bloc] +
                      unauthorised.device_days[cell % sectors * blocs + bloc];
        }
        totals_.either[cell] = either;
    }
}

}  // namespace cordon::models
