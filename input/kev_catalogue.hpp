#pragma once

#include "base/calendar.hpp"
#include "input/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

/// \file
/// The catalogue of Known Exploited Vulnerabilities as CISA publishes it, in CSV or JSON. Of each
/// entry only identifier, date, vendor and product are read, nothing that describes a flaw.

namespace cordon::input {

struct KevEntry {
    std::string cve;
    std::string vendor;   ///< `vendorProject`, without blanks around it
    std::string product;  ///< without blanks around it
    Date added;           ///< `dateAdded`
};

/// The day the catalogue opened (binding operational directive 22-01); no entry is older.
inline const Date kev_first_day{2021, 11, 3};

/// Reads a catalogue: JSON if it starts with a brace, else CSV. Both may start with a byte-order
/// mark; columns and keys besides `cveID`, `vendorProject`, `product` and `dateAdded` are passed
/// over, except that JSON's `count` and `dateReleased`, where stated, must fit its entries.
///
/// Reported are: text that is empty, cut short or no catalogue, entries without one of the four, an
/// identifier that is none or is listed twice, and dates before the first day or after `today`.
///
/// \param name  of the file, for messages
/// \returns     the entries in which nothing is wrong, in the order of the file
std::vector<KevEntry> read_kev_catalogue(std::string_view text, const SourceName& name, Date today,
                                         Diagnostics& problems);

}  // namespace cordon::input
