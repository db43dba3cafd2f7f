#pragma once

#include "input/diagnostics.hpp"
#include "input/node.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace cordon::input {

/// What is read of an entry, by the names CISA gives it.
inline constexpr std::array<std::string_view, 4> kev_keys{"cveID", "vendorProject", "product",
                                                          "dateAdded"};

/// An entry before anything in it is checked: what is stated for each of kev_keys.
struct KevRecord {
    std::array<std::optional<Stated>, kev_keys.size()> values;
    Place place;
};

/// The parts of the JSON form that are read.
struct KevJson {
    std::vector<KevRecord> records;
    std::optional<Stated> released;  ///< `dateReleased`
    std::optional<Stated> count;     ///< `count`
};

/// Reads the JSON form. Reports text that is no JSON, at the place where it ceases to be, a text
/// without the list `vulnerabilities`, and values that are no text where text is expected.
KevJson parse_kev_json(std::string_view text, const SourceName& name, Diagnostics& problems);

}  // namespace cordon::input
