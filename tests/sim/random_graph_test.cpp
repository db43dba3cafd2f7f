#include "benchmarks/random_graph.hpp"

#include "statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

using namespace cordon;
using benchmarks::RandomGraph;

TEST_CASE("a random graph has every edge from both ends, once, and none to itself", "[sim]") {
    const RandomGraph graph = RandomGraph::erdos_renyi(5000, 10, sim::member_key(3, 1));
    std::size_t neighbours = 0;
    for (std::uint32_t node = 0; node < graph.nodes(); ++node) {
        const auto row = graph.neighbours(node);
        neighbours += row.size();
        CHECK(std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) == row.end());
        for (const std::uint32_t neighbour : row) {
            const auto back = graph.neighbours(neighbour);
            CHECK(neighbour != node);
            CHECK(std::binary_search(back.begin(), back.end(), node));
        }
    }
    CHECK(neighbours == graph.neighbours());
}

TEST_CASE("every pair of nodes is an edge equally often and independently", "[sim]") {
    // 10,000 graphs of 30 nodes. The number of edges of a graph is binomial; how often each of the
    // 435 pairs is one passes a chi-square. Both see a first or last pair or node left out, and a
    // gap one too short; the counts' variance sees pairs that are not independent.
    constexpr std::uint32_t nodes = 30;
    constexpr double mean_degree = 8.7;
    constexpr int graphs = 10'000;
    constexpr double probability = mean_degree / (nodes - 1);
    constexpr double pairs = nodes * (nodes - 1) / 2;
    std::vector<std::uint64_t> edges;
    std::vector<double> seen(std::size_t{nodes} * nodes);
    for (std::uint64_t i = 0; i < graphs; ++i) {
        const auto graph = RandomGraph::erdos_renyi(nodes, mean_degree, sim::member_key(4, i));
        edges.push_back(graph.neighbours() / 2);
        for (std::uint32_t node = 0; node < nodes; ++node) {
            for (const std::uint32_t neighbour : graph.neighbours(node)) {
                seen[std::min(node, neighbour) * nodes + std::max(node, neighbour)] += 0.5;
            }
        }
    }
    const boost::math::binomial law(pairs, probability);
    const double variance = pairs * probability * (1 - probability);
    const auto result =
        test::fit(edges, {.cdf = [&](double k) { return cdf(law, k); },
                          .mean = pairs * probability,
                          .variance = variance,
                          .fourth_central_moment =
                              variance * (1 + 3 * (pairs - 2) * probability * (1 - probability))});
    CHECK(result.p_value > test::p_value_limit);
    CHECK(std::abs(result.mean_z) < test::z_limit);
    CHECK(std::abs(result.variance_z) < test::z_limit);

    // A count's variance is 1 - p times that of a Poisson law, which Pearson's chi-square has.
    const double mean = std::accumulate(seen.begin(), seen.end(), 0.0) / pairs;
    std::vector<double> scaled;
    for (std::uint32_t smaller = 0; smaller < nodes; ++smaller) {
        for (std::uint32_t greater = smaller + 1; greater < nodes; ++greater) {
            const double deviation = seen[smaller * nodes + greater] - mean;
            scaled.push_back(mean + deviation / std::sqrt(1 - probability));
        }
    }
    const std::vector<double> expected(scaled.size(), mean);
    CHECK(test::chi_square_p_value(scaled, expected) > test::p_value_limit);
}
