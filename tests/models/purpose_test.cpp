#include "models/purpose.hpp"

#include <catch2/catch.hpp>

using cordon::models::Purpose;

TEST_CASE("every purpose keeps its number", "[models]") {
    // Part of every result, and two purposes of one number would draw the same: new ones are added
    // at the end of both lists.
    std::uint8_t number = 0;
    for (const Purpose purpose :
         {Purpose::stratum_sizes, Purpose::adoption, Purpose::lifetime, Purpose::purchase,
          Purpose::ban_obedience, Purpose::standard_duty, Purpose::traits, Purpose::credential_fix,
          Purpose::dictionary, Purpose::affected, Purpose::patch, Purpose::vulnerability,
          Purpose::exploit, Purpose::threshold, Purpose::spell, Purpose::batch,
          Purpose::first_devices, Purpose::parameter}) {
        CHECK(static_cast<std::uint8_t>(purpose) == ++number);
    }
}
