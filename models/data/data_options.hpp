#pragma once

#include <string>
#include <vector>

/// \file
/// What data devices send home is worth to others (docs/model/authorised_exposure.md), and what a
/// holder of much of it gains (docs/model/data_index.md).

namespace cordon::models {

struct DataClassOptions {
    std::string name;
    std::string title;
    double sensitivity;  ///< weight of a gigabyte, one of plain identifiers = 1, >= 0
};

/// How a holder's data age and what they are worth to it.
struct DataIndexOptions {
    double half_life_years = 1;        ///< of what is known from data, > 0
    double uplift = 0;                 ///< of targeting by endless data, relative, >= 0
    double half_uplift_gigabytes = 1;  ///< weighted, that give half of it, > 0
};

struct DataOptions {
    std::vector<DataClassOptions> classes;
    DataIndexOptions index = {};
};

}  // namespace cordon::models
