#pragma once

#include "models/world_options.hpp"

#include "tests/models/population/eager_population.hpp"

#include <cstdint>
#include <vector>

namespace cordon::test {

/// The Czech scenario with every uncertain number at its median.
models::WorldOptions czech_world();

/// One class of the Czech scenario at the first site type that has it, one place a site.
struct CzechBase {
    models::DeviceClassOptions device_class;
    models::InstalledBase base;  ///< of a world whose only class this is
    models::CoverageOptions coverage;
    std::uint64_t places;
    std::size_t class_in_world;  ///< index into the Czech world's classes
    std::size_t sector;
};

/// Every class, with as many places as hold that many `devices`, a million at most.
std::vector<CzechBase> czech_bases(double devices);

/// The same base for a population followed device by device, all of one line.
EagerBase eager_base(const CzechBase& czech);

}  // namespace cordon::test
