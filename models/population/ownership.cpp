#include "models/population/ownership.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "sim/elementary.hpp"

#include <algorithm>

namespace cordon::models {
namespace {

double steady_growth(const AdoptionCurve& curve) {
    // A shrinking base loses slots whatever the age of what stands there, so its ages are those of
    // a base that does not grow.
    const auto* growth = curve.exponential();
    return growth == nullptr ? 0 : std::max(0.0, growth->per_year);
}

double mean_service_years(const DeviceClassOptions& device_class) {
    return 1 / (1 / device_class.life_mean_years + device_class.upgrades_per_year);
}

}  // namespace

Ownership::Ownership(const DeviceClassOptions& device_class, const InstalledBase& base,
                     std::uint64_t sites, const CoverageOptions& coverage, SimTime horizon,
                     sim::RandomKey key)
    : places_(static_cast<double>(sites) * static_cast<double>(base.slots_per_site)),
      horizon_(horizon), curve_(base.adoption, base.stock, places_, coverage), life_(device_class),
      steady_growth_per_year_(steady_growth(curve_)),
      shares_(shares(device_class, in_years(horizon - SimTime{}))),
      births_(curve_.exponential() != nullptr
                  ? std::nullopt
                  : std::optional(BirthHistory(curve_, shares_, in_years(horizon - SimTime{})))),
      replaced_until_(replaced_until()), ages_(ages()), key_(key) {}

CohortShares Ownership::shares(const DeviceClassOptions& device_class, double horizon_years) const {
    const double mean_years = mean_service_years(device_class);
    if (curve_.exponential() != nullptr) {
        return life_.retains() ? cohort_shares(life_, mean_years / 64)
                               : CohortShares{1, {}, {}, {}};
    }
    return cohort_shares(life_, BirthHistory::step_years(curve_, mean_years, horizon_years));
}

AgeDistribution Ownership::ages() const {
    if (!births_ || curve_.filled_at_start() == 0) {  // the ages of an empty base are never asked
        return AgeDistribution::of_steady_growth(life_, steady_growth_per_year_);
    }
    return {life_, [this](double age) { return births_->rate(-age); }, -births_->began_years()};
}

double Ownership::expected_stock(SimTime time) const {
    return places_ * curve_.filled(in_years(time - SimTime{}));
}

double Ownership::purchases_per_year(SimTime time) const {
    return births_ ? places_ * births_->rate(in_years(time - SimTime{}))
                   : expected_stock(time) / ages_.in_service();
}

Cohorts Ownership::cohorts(SimTime time) const {
    const double in_service = expected_stock(time);
    const std::size_t steps = std::max(shares_.in_service.size(), shares_.retained.size());
    if (births_) {
        return Cohorts::of_purchases(time, in_service, shares_,
                                     births_->by_age(in_years(time - SimTime{}), steps));
    }
    auto steady = Cohorts::of_steady_ages(time, in_service, ages_);
    if (!life_.retains()) {
        return steady;
    }
    std::vector<double> bought(steps, 1);
    const double older = sim::exp(-steady_growth_per_year_ * shares_.step_years);
    for (std::size_t age = 1; age < steps; ++age) {
        bought[age] = bought[age - 1] * older;
    }
    return steady.with_retained_of(Cohorts::of_purchases(time, in_service, shares_, bought));
}

double Ownership::replacing_before_start(double years) const {
    return births_ ? births_->replacing(-years) : 1 - steady_growth_per_year_ * ages_.in_service();
}

bool Ownership::shrinks() const noexcept {
    const auto* growth = curve_.exponential();
    return growth != nullptr && growth->per_year < 0;
}

SimTime Ownership::leaves(SlotId slot) const {
    if (!shrinks()) {
        return never;
    }
    auto rng = stream(key_, DeviceId(slot, 0).packed(), Purpose::adoption);
    return SimTime{} + years(std::min(forever_years, curve_.given_up_when(rng.uniform())));
}

SimTime Ownership::service_end(DeviceId device, SimTime bought, double age_years) const {
    return std::min(service_end(bought, life_.left_years(key_, device, age_years)),
                    leaves(device.slot()));
}

OwnedDevice Ownership::owned(DeviceId id, SimTime bought, double age_years) const {
    const SimTime end = service_end(id, bought, age_years);
    // Nobody asks what happens after the horizon.
    const auto kept = end < horizon_ ? life_.kept_years(key_, id) : std::nullopt;
    if (!kept || end >= leaves(id.slot())) {
        return {id, bought, end};
    }
    const DeviceId successor(id.packed() + 1);
    return {id, bought, offline(end, *kept, service_end(successor, end, 0)), end};
}

std::optional<OwnedDevice> Ownership::first_device(SlotId slot) const {
    const DeviceId id(slot, 0);
    auto rng = stream(key_, id.packed(), Purpose::adoption);
    const double quantile = rng.uniform();
    if (quantile < curve_.filled_at_start()) {
        const double age_years = ages_.age_exceeded_by(rng.uniform());
        return owned(id, SimTime{} - years(age_years), age_years);
    }
    const auto bought = bought_first(quantile);
    return bought ? std::optional(owned(id, *bought, 0)) : std::nullopt;
}

std::optional<SimTime> Ownership::bought_first(double quantile) const {
    const double wait_years = curve_.filled_when(quantile);
    if (wait_years > forever_years) {
        return std::nullopt;
    }
    return SimTime{} + years(std::max(0.0, wait_years));
}

std::optional<OwnedDevice> Ownership::next_device(const OwnedDevice& device) const {
    const SimTime end = device.service_end();
    if (end >= leaves(device.id.slot())) {
        return std::nullopt;
    }
    CORDON_EXPECT_HOT(device.id.generation() + 2 < DeviceId::before_start);
    return owned(DeviceId(device.id.packed() + 1), end, 0);
}

std::optional<OwnedDevice> Ownership::kept_at_start(const OwnedDevice& first, SimTime from) const {
    if (first.bought >= SimTime{}) {
        return std::nullopt;
    }
    const DeviceId id(first.id.slot(), DeviceId::before_start);
    const double since_years = in_years(SimTime{} - first.bought);
    const auto left =
        life_.still_kept_years(key_, id, since_years, replacing_before_start(since_years));
    if (!left) {
        return std::nullopt;
    }
    const SimTime retired = offline(SimTime{}, *left, first.service_end());
    if (retired <= from) {
        return std::nullopt;
    }
    const SimTime bought = first.bought - years(served_years(id, since_years));
    return OwnedDevice{id, std::min(bought, first.bought - SimSpan{1}), retired, first.bought};
}

double Ownership::served_years(DeviceId device, double years) const {
    // Density of the life y: that of lives, times purchases y years earlier.
    const auto& lives = shares_.replaced;
    auto rng = stream(key_, device.packed(), Purpose::predecessor);
    const double quantile = rng.uniform();
    std::size_t found = 0;
    if (births_) {
        const BirthHistory::Backwards births(*births_, years);
        const std::size_t last =
            std::max(std::size_t{1}, std::min(lives.size(), births.steps())) - 1;
        double total = 0;
        for (std::size_t step = 0; step <= last; ++step) {
            total += lives[step] * births[step];
        }
        const double wanted = quantile * total;
        double until = lives[0] * births[0];
        while (found < last && until <= wanted) {
            ++found;
            until += lives[found] * births[found];
        }
    } else {
        const double wanted = quantile * replaced_until_.back();
        found = static_cast<std::size_t>(
            std::upper_bound(replaced_until_.begin(), replaced_until_.end() - 1, wanted) -
            replaced_until_.begin());
    }
    // Within the step lives are spread evenly.
    return shares_.step_years * (static_cast<double>(found) + rng.uniform());
}

std::vector<double> Ownership::replaced_until() const {
    std::vector<double> until(births_ ? 0 : shares_.replaced.size());
    const double older = sim::exp(-steady_growth_per_year_ * shares_.step_years);
    double total = 0;
    double births = 1;
    for (std::size_t step = 0; step < until.size(); ++step) {
        total += shares_.replaced[step] * births;
        until[step] = total;
        births *= older;
    }
    return until;
}

std::optional<OwnedDevice> Ownership::device_at(SlotId slot, SimTime time) const {
    auto device = first_device(slot);
    while (device && device->service_end() <= time) {
        device = next_device(*device);
    }
    return device && device->bought <= time ? device : std::nullopt;
}

}  // namespace cordon::models
