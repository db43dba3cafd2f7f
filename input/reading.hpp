#pragma once

#include "input/diagnostics.hpp"
#include "input/names.hpp"
#include "input/node.hpp"
#include "input/provenance.hpp"
#include "input/uniform_by_path.hpp"

#include <string>
#include <vector>

namespace cordon::input {

enum class Certainty { known, uncertain };

/// One number of the scenario, as found on the way.
struct NumberRecord {
    std::string path;
    Provenance provenance;
    Certainty certainty;
    std::string unit;  ///< the dimension's first one; "1" for a plain number
    double value;      ///< as drawn, in that unit
};

/// What the first pass over a scenario is for, and the passes that follow it.
enum class Pass {
    check,  ///< look at everything, report every problem
    draw,   ///< the scenario is known to be right: only compute
};

/// What a decoder needs besides the tree, and where it leaves what it finds.
struct Reading {
    Pass pass;
    const UniformByPath& uniform;
    Diagnostics& problems;
    std::vector<NumberRecord>& numbers;  ///< when checking all of them, then the uncertain ones
};

}  // namespace cordon::input
