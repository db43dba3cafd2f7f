#pragma once

#include "models/intrusion/intrusion_options.hpp"
#include "models/population/adoption_options.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// \file
/// Who owns devices: sectors, hygiene classes, device classes and site types. Plain values, one
/// member's draw of every uncertain number; filled from the scenario by input/.

namespace cordon::models {

struct SectorOptions {
    std::string name;
    std::string title;
    bool is_critical = false;  ///< part of a country's critical infrastructure
    std::optional<OrganisationOptions> organisations = {};  ///< nothing: it has none
};

/// How carefully the people of a site treat what they own; shared by all its devices.
struct HygieneOptions {
    std::string name;
    double share;                   ///< of sites, in [0, 1]; the classes sum to 1
    double reachability_factor;     ///< multiplies a class's reachable share, >= 0
    double weak_credential_factor;  ///< multiplies a class's weak-credential share, >= 0
    double patch_rate_factor;       ///< multiplies the rate of installing patches, >= 0
};

/// How a place on a network can be reached from outside (MODEL 2.1).
enum class Exposure : std::uint8_t {
    hidden,    ///< behind a home gateway or an operator's address translation
    proxied,   ///< a mapped port or a proxy on the site's own network lets others in
    exposed,   ///< a service of its own answers from the internet
    internal,  ///< on an organisation's or an operator's private network
};

struct DeviceClassOptions {
    std::string name;
    std::string title;
    double life_mean_years;  ///< mean of the service life, > 0
    double life_shape;       ///< Weibull shape, in [0.5, 10]; above 1 means wearing out
    double life_ageing_per_year =
        0;                         ///< above 0 a Gompertz life, whose hazard grows by e^this a year
    double upgrades_per_year = 0;  ///< rate of replacing a device that still works, >= 0
    double retained = 0;           ///< share of replaced devices that stay online, in [0, 1]
    double retained_mean_years = 1;  ///< mean further life of those, of the same shape, > 0
    double reachable;                ///< share of sites whose gateway exposes the class, in [0, 1]
    double weak_credential;          ///< share of new devices with a default or weak one, in [0, 1]
    double reboots_per_year;         ///< power cycles that clear a volatile implant, >= 0
    std::vector<double> emits_mb_per_day;  ///< [data class], sent home, megabytes a day, >= 0
    std::size_t update_class;              ///< index into PatchingOptions::update_classes
    bool gateway = false;  ///< its devices stand between a site's network and the internet
    double on_operator_network = 0;  ///< share that has its own mobile subscription, in [0, 1]
    double price_eur = 0;            ///< of one from a bloc of relative price 1, before tariffs and
                                     ///< subsidies, EUR at the prices of the start, >= 0
};

/// Devices of one class at one site type.
struct InstalledBase {
    std::size_t device_class;      ///< index
    double stock;                  ///< in service at the scenario's start, devices, >= 0
    AdoptionOptions adoption;      ///< how the stock grew and will grow
    std::uint64_t slots_per_site;  ///< places for such a device at one site, in [1, 64]
};

struct SiteTypeOptions {
    std::string name;
    std::string title;
    std::size_t sector;   ///< index
    std::uint64_t sites;  ///< of this type in the jurisdiction, >= 1
    std::vector<InstalledBase> devices;
    double segmented = 0;  ///< share of sites whose classes are kept apart, in [0, 1]
    double proxied = 0;    ///< share of sites whose network is proxied, in [0, 1]
    Exposure unreached = Exposure::hidden;  ///< what the other devices are: hidden or internal
    bool are_organisations = false;  ///< its sites hold data and can be broken into; needs a sector
                                     ///< that has organisations
};

/// How operators of mobile networks treat the devices on them. The three shares sum to 1.
struct MobileNetworkOptions {
    CoverageOptions coverage;
    double carrier_nat = 1;      ///< of subscriptions, behind the operator's address translation
    double private_network = 0;  ///< of subscriptions, on a private network of the customer
    double public_address = 0;   ///< of subscriptions, with an address that can be reached
    std::vector<double> equipment_by_bloc = {};  ///< share of traffic that crosses the vendors of a
                                                 ///< bloc, [bloc]; sums to 1 or is empty
};

struct PopulationOptions {
    std::vector<SectorOptions> sectors;
    std::vector<HygieneOptions> hygiene_classes;
    std::vector<DeviceClassOptions> device_classes;
    std::vector<SiteTypeOptions> site_types;
    MobileNetworkOptions mobile_network = {};
};

}  // namespace cordon::models
