#pragma once

#include "models/world_options.hpp"

namespace cordon::models {

/// The weakness of a world in which the product lines of a class differ in nothing but their name
/// and their law: the vendor-neutral null (MODEL 13, item 3). What a ban changes there, it changes
/// by whose law devices are under.
///
/// Each line gets the mean of its class, weighted by the devices of the class in use at the start
/// times the line's share of the last observed purchases, over all jurisdictions. How much of a
/// line one vulnerability touches, and how it is patched, are means over what is touched, so that
/// vulnerabilities touch as many devices of the class as before. A component that some lines of a
/// class are built on becomes one of all its lines and touches as many devices: they still fail
/// together. Duties to report bind whom the law binds, as before.
WeaknessOptions alike_vendors(const WorldOptions& world);

/// The world as its `vendor_security` says: what is to be simulated.
WorldOptions with_vendor_security(WorldOptions world);

}  // namespace cordon::models
