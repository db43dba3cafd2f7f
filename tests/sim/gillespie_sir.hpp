#pragma once

#include "benchmarks/sir_model.hpp"
#include "sim/random_stream.hpp"

namespace cordon::test {

/// An outbreak by Gillespie's direct method (J. Phys. Chem. 81, 1977): the next event comes after
/// an exponential time of all rates together and is one of them in proportion to its rate. Lists
/// every edge from an infectious to a susceptible node anew before each event, so it is slow and
/// shares nothing with the event-driven model but the graph.
struct GillespieOutcome {
    double ever_infected;
    double peak_infectious;
    double peak_days;
};
GillespieOutcome gillespie_sir(const benchmarks::RandomGraph& graph,
                               const benchmarks::SirOptions& options, sim::RandomStream random);

}  // namespace cordon::test
