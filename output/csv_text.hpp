#pragma once

#include <string>
#include <string_view>

namespace cordon::output {

/// A text as a field of a CSV table (RFC 4180): in quotes where it has to be.
std::string csv_field(std::string_view text);

/// A number as a field: the shortest text that reads as the same double; empty if it is missing.
std::string csv_number(double value);

}  // namespace cordon::output
