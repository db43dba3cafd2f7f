#pragma once

#include "base/sim_time.hpp"

#include <string>
#include <variant>
#include <vector>

/// \file
/// Policies: sets of instruments. Every policy meets the same random world.

namespace cordon::models {

/// How an instrument takes hold: nothing before `effective`, a straight line to `full`, then
/// all of `compliance`.
struct Schedule {
    SimTime effective;
    SimTime full;       ///< >= effective
    double compliance;  ///< share of purchases that obey once fully in force, in [0, 1]
};

/// Forbids new sales of some blocs' devices. What is in use stays in use.
struct SalesBanOptions {
    Schedule schedule;
    std::vector<bool> device_classes;  ///< [device class]
    std::vector<bool> blocs;           ///< [bloc]
    std::vector<bool> sectors;         ///< [sector]
    double evasion;  ///< share of buyers reached by relabelled or grey imports, in [0, 1]
};

/// Duties on devices sold after a date. What is in use stays as it is.
struct BaselineStandardOptions {
    Schedule schedule;
    std::vector<bool> device_classes;  ///< [device class]
    double weak_credential_cut;  ///< share of weak credentials that new devices lose, in [0, 1]
    double vulnerability_cut;    ///< share of vulnerabilities that new devices lose, in [0, 1]
    double automatic_floor;      ///< least share of new devices that update themselves, in [0, 1]
    double support_floor_years;  ///< least support period of new devices, years, >= 0
};

/// Changes the price of some blocs' devices: a tariff raises it, a subsidy lowers it.
struct PriceMeasureOptions {
    Schedule schedule;                 ///< compliance: the share of the rate that reaches buyers
    std::vector<bool> device_classes;  ///< [device class]
    std::vector<bool> blocs;           ///< [bloc]
    double rate;                       ///< share of the price; above 0 a tariff, below a subsidy
};

using InstrumentOptions =
    std::variant<SalesBanOptions, BaselineStandardOptions, PriceMeasureOptions>;

struct PolicyOptions {
    std::string name;
    std::string title;
    std::vector<InstrumentOptions> instruments;
};

}  // namespace cordon::models
