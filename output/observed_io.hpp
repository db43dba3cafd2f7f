#pragma once

#include "output/h5.hpp"
#include "output/run_header.hpp"

namespace cordon::output {

/// Writes the published figures of a run as the group `observed`; nothing if there are none.
void write_observed(h5::Group& root, const RunHeader& header);

/// Reads them back; none from a file without the group, as those before version 2.5 are.
/// \throws IoError if the columns do not fit together
std::vector<ObservedFigure> read_observed(const h5::Group& root);

}  // namespace cordon::output
