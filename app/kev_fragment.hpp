#pragma once

#include "input/kev_rates.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// Rates from a catalogue as a part of a scenario, to be named in `extends` or pasted: for each
/// profile the key `exploited_vulnerabilities`, and the entry of `sources` it refers to. Comments
/// before it hold the rates of every cell, with 90 % intervals.
///
/// A cell's rate is of all models of the class and bloc together, while a scenario's key is of one
/// product line, and each line draws vulnerabilities of its own. So a profile's rate is that of its
/// cells divided by the number of product lines that have the profile: the lines share out what the
/// catalogue counts once.
std::string kev_fragment(const input::KevCounts& counts, const input::KevWindow& window,
                         const std::vector<input::KevProfile>& profiles);

}  // namespace cordon::app
