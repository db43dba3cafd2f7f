#pragma once

#include "models/weakness/delay_options.hpp"

#include <vector>

/// \file
/// Intrusions into organisations: what the organisations of a sector hold and how they are
/// defended, and how often a campaign tries. Rates and shares only: nothing here describes how an
/// intrusion is done, and no organisation is a real one.

namespace cordon::models {

/// The organisations of a sector.
struct OrganisationOptions {
    double resistance;          ///< share of attempts repelled, in [0, 1]
    LognormalDelay discovery;   ///< from a successful intrusion until it is discovered
    double records_median;      ///< of the data store of an organisation, records, > 0
    double records_sigma;       ///< of the natural logarithm of that, between organisations, >= 0
    double record_sensitivity;  ///< weight of a record, plain identifiers = 1, >= 0
};

/// How a campaign goes from devices into organisations.
struct IntrusionOptions {
    double from_relays_per_year;  ///< attempts that start from a device it holds, anywhere, >= 0
    double from_inside_per_year;  ///< attempts from a device it holds in a sector on organisations
                                  ///< of that sector and jurisdiction, >= 0
    double capacity_per_year;     ///< attempts its operators can carry out at most, >= 0
    LognormalDelay exfiltration;  ///< time to copy a whole data store
    std::vector<double> sector_weights;  ///< [sector], of attempts from relays, >= 0
};

}  // namespace cordon::models
