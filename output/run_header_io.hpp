#pragma once

#include "output/h5.hpp"
#include "output/run_header.hpp"

namespace cordon::output {

/// Writes everything of the header but the axes: root attributes, questions, observed figures,
/// provenance.
void write_header(h5::Group& root, const RunHeader& header);

/// Reads a whole header back, with the axes of the group `series`.
/// \throws IoError if the file is no results file, is of another major version, or is damaged
RunHeader read_header(const h5::Group& root);

}  // namespace cordon::output
