#pragma once

#include "models/nation.hpp"

namespace cordon::test {

/// The first jurisdiction of a world, with the threats it needs.
class OneNation : private models::Threats, public models::Nation {
public:
    /// \param world, policy  must outlive the nation
    OneNation(const models::WorldOptions& world, const models::PolicyOptions& policy,
              sim::RandomKey key)
        : Threats(world, policy, key),
          Nation(world, 0, policy, static_cast<const Threats&>(*this), key) {}
};

}  // namespace cordon::test
