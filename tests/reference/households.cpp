#include "tests/reference/households.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <set>

namespace cordon::reference {
namespace {

// Of mean service lives: after so many a renewal process has forgotten when it began, to far below
// one device in a million for lives that vary by a third of their mean or more.
constexpr double lives_before_start = 12;

}  // namespace

Households::Households(const models::JurisdictionOptions& options, EventQueue& queue,
                       Random& random)
    : options_(options), queue_(queue), random_(random) {
    for (const auto& type : options.population.site_types) {
        for (std::uint64_t site = 0; site < type.sites; ++site) {
            add_site(type);
        }
    }
}

void Households::add_site(const models::SiteTypeOptions& type) {
    const auto& population = options_.population;
    std::vector<double> shares;
    for (const auto& hygiene : population.hygiene_classes) {
        shares.push_back(hygiene.share);
    }
    const std::size_t hygiene = random_.index(shares);
    const double factor = population.hygiene_classes[hygiene].reachability_factor;
    const double openness = random_.uniform();
    for (const auto& base : type.devices) {
        const auto& device_class = population.device_classes[base.device_class];
        CORDON_EXPECT(device_class.on_operator_network == 0);
        for (std::uint64_t position = 0; position < base.slots_per_site; ++position) {
            places_.push_back({.site = sites_,
                               .device_class = base.device_class,
                               .hygiene = hygiene,
                               .type = &type,
                               .base = &base,
                               .exposed = openness < device_class.reachable * factor});
        }
    }
    ++sites_;
}

void Households::begin() {
    for (std::size_t place = 0; place < places_.size(); ++place) {
        queue_.at(first_purchase(places_[place]), [this, place] { buy(place); });
    }
}

double Households::first_purchase(const Place& place) {
    const auto& base = *place.base;
    const double growth = std::get<models::ExponentialGrowth>(base.adoption).per_year;
    CORDON_EXPECT(growth >= 0);
    const auto places = static_cast<double>(place.type->sites * base.slots_per_site);
    const double filled_at_start = base.stock / places;
    const double quantile = random_.uniform();
    if (growth > 0) {
        return std::log(quantile / filled_at_start) / growth * days_per_year;
    }
    const auto& device_class = options_.population.device_classes[place.device_class];
    const double mean_years =
        1 / (1 / device_class.life_mean_years + device_class.upgrades_per_year);
    return quantile < filled_at_start ? -lives_before_start * mean_years * days_per_year : forever;
}

double Households::service_days(const models::DeviceClassOptions& device_class) {
    CORDON_EXPECT(device_class.life_ageing_per_year == 0);
    const double worn =
        random_.weibull_of_mean(device_class.life_mean_years, device_class.life_shape);
    return days_per_year * std::min(worn, random_.wait(device_class.upgrades_per_year));
}

void Households::buy(std::size_t number) {
    Place& place = places_[number];
    const auto& epochs = options_.market.sales[place.device_class];
    CORDON_EXPECT(epochs.size() == 1);
    devices_.push_back({.place = number,
                        .device_class = place.device_class,
                        .hygiene = place.hygiene,
                        .line = random_.index(epochs.front().shares),
                        .bought = queue_.now()});
    Device& device = devices_.back();
    place.in_service = &device;
    bought(device);
    const auto& device_class = options_.population.device_classes[place.device_class];
    queue_.at(queue_.now() + service_days(device_class), [this, &device] { replace(device); });
}

void Households::replace(Device& device) {
    Place& place = places_[device.place];
    const auto& device_class = options_.population.device_classes[place.device_class];
    if (place.kept != nullptr) {  // the place keeps one
        go(*place.kept);
    }
    if (random_.chance(device_class.retained)) {
        place.kept = &device;
        const double further =
            random_.weibull_of_mean(device_class.retained_mean_years, device_class.life_shape);
        queue_.at(queue_.now() + days_per_year * further, [this, &device] {
            if (device.online) {
                go(device);
            }
        });
    } else {
        go(device);
    }
    buy(device.place);
}

void Households::go(Device& device) {
    Place& place = places_[device.place];
    if (place.kept == &device) {
        place.kept = nullptr;
    }
    device.online = false;
    gone(device);
}

std::int64_t Households::sites_held(std::size_t campaign, const std::vector<bool>& classes) const {
    std::set<std::size_t> sites;
    for (const auto& place : places_) {
        for (const Device* device : {place.in_service, place.kept}) {
            if (device != nullptr && device->holder == campaign && classes[place.device_class]) {
                sites.insert(place.site);
            }
        }
    }
    return static_cast<std::int64_t>(sites.size());
}

}  // namespace cordon::reference
