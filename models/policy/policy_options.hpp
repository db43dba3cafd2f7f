#pragma once

#include "models/policy/schedule_options.hpp"
#include "models/weakness/disclosure_options.hpp"

#include <string>
#include <variant>
#include <vector>

/// \file
/// Policies: sets of instruments. Every policy meets the same random world.

namespace cordon::models {

/// Where an instrument is in force, [jurisdiction]; empty: everywhere.
using JurisdictionScope = std::vector<bool>;

/// Forbids new sales of some blocs' devices. What is in use stays in use.
struct SalesBanOptions {
    Schedule schedule;
    std::vector<bool> device_classes;  ///< [device class]
    std::vector<bool> blocs;           ///< [bloc]
    std::vector<bool> sectors;         ///< [sector]
    double evasion;  ///< share of buyers reached by relabelled or grey imports, in [0, 1]
    JurisdictionScope jurisdictions = {};
};

/// Duties on devices sold after a date. What is in use stays as it is.
struct BaselineStandardOptions {
    Schedule schedule;
    std::vector<bool> device_classes;  ///< [device class]
    double default_credential_cut;     ///< share of universal defaults new devices lose, in [0, 1]
    double vulnerability_cut;    ///< share of vulnerabilities that new devices lose, in [0, 1]
    double automatic_floor;      ///< least share of new devices that update themselves, in [0, 1]
    double support_floor_years;  ///< least support period of new devices, years, >= 0
    /// Least share of makers who take reports, in [0, 1]. A maker is the same everywhere, so this
    /// duty holds wherever it sells as soon as one jurisdiction has the standard.
    double disclosure_policies;
    JurisdictionScope jurisdictions = {};
    double compliance_cost_eur = 0;  ///< of a new device that meets the standard, EUR, >= 0
};

/// Makes those who obey install patches faster from a date on, on devices old and new.
struct UpdateMandateOptions {
    Schedule schedule;
    std::vector<bool> device_classes;  ///< [device class]
    double rate_factor;                ///< multiplies the rate of installing patches, > 0
    JurisdictionScope jurisdictions = {};
};

/// Changes the price of some blocs' devices: a tariff raises it, a subsidy lowers it.
struct PriceMeasureOptions {
    Schedule schedule;                 ///< compliance: the share of the rate that reaches buyers
    std::vector<bool> device_classes;  ///< [device class]
    std::vector<bool> blocs;           ///< [bloc]
    double rate;                       ///< share of the price; above 0 a tariff, below a subsidy
    JurisdictionScope jurisdictions = {};
};

/// Makes network operators look for infected devices harder, work on more cases, and cut owners off
/// who do nothing about them (walled garden).
struct QuarantineOptions {
    Schedule schedule;    ///< compliance: the share of places whose operator obeys
    double finds_factor;  ///< multiplies the rate of finding visible devices there, >= 1
    double cases_factor;  ///< multiplies the cases that operators who obey can work on, >= 1
    double ignored_cut;   ///< share of those who would ignore their operator that acts, in [0, 1]
    JurisdictionScope jurisdictions = {};
};

using InstrumentOptions =
    std::variant<SalesBanOptions, BaselineStandardOptions, DisclosureDutyOptions,
                 UpdateMandateOptions, PriceMeasureOptions, QuarantineOptions>;

struct PolicyOptions {
    std::string name;
    std::string title;
    std::vector<InstrumentOptions> instruments;
};

}  // namespace cordon::models
