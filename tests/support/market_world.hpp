#pragma once

#include "models/world_options.hpp"

namespace cordon::test {

/// A market of three blocs, `cheap`, `home` and `third`, with two lines of the first: one device
/// class, lives of five years with shape two, sold to households and offices that differ in
/// every weight. Observed shares of .3, .2, .35, .15 three years before the start become .25, .25,
/// .3, .2 at the start. Nothing in it drifts or reacts until a test says so.
models::WorldOptions market_world();

/// The same with costs, quality and the installed base reacting.
models::WorldOptions reacting_market_world();

/// A tariff (rate above 0) or a subsidy on one bloc from a date on.
models::PolicyOptions price_policy(std::size_t bloc, double rate, SimTime from);

/// A ban on new sales of one bloc from a date on, obeyed by a share of the buyers.
models::PolicyOptions ban_policy(std::size_t bloc, double compliance, SimTime from);

}  // namespace cordon::test
