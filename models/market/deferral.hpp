#pragma once

/// \file
/// Waiting as one more choice of a buyer (MODEL 4.2, outside option). What is observed holds the
/// usual waiting already, so only what instruments add to it is modelled.

namespace cordon::models {

/// Weight of all a buyer can do, buy or go on waiting, when his lines weigh `offered` relative to
/// those of the same market without instruments and a share `usual` of such buyers wait there.
/// Waiting weighs usual / (1 - usual) of all lines without instruments, and the result is in units
/// of lines and waiting together; what instruments add beyond those lines brings no purchase
/// forward, so there it is the lines alone.
/// \pre offered >= 0, 0 <= usual < 1
constexpr double demand(double offered, double usual) {
    return offered < 1 ? offered + usual * (1 - offered) : offered;
}

/// Share of buyers who put their purchase off because of the instruments:
/// 1 - P(buys) / P(buys without them), 0 unless the offer is less than without, 1 without any.
constexpr double put_off(double offered, double usual) {
    return offered > 0 ? 1 - offered / demand(offered, usual) : 1;
}

}  // namespace cordon::models
