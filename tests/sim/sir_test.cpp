#include "benchmarks/sir_model.hpp"
#include "benchmarks/sir_theory.hpp"

#include "gillespie_sir.hpp"
#include "statistics.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <queue>
#include <vector>

using namespace cordon;
using namespace cordon::benchmarks;

namespace {

/// The same events without any cleverness: every contact is scheduled, one by one, and comes to
/// nothing if its target was infected before.
sim::Digest digest_of_bare_loop(const RandomGraph& graph, const SirOptions& options,
                                sim::RandomKey key) {
    const auto is_later = [](const SirEvent& a, const SirEvent& b) {
        return a.key != b.key ? a.key > b.key : a.tie > b.tie;
    };
    std::priority_queue<SirEvent, std::vector<SirEvent>, decltype(is_later)> queue(is_later);
    for (std::uint32_t node = 0; node < options.initial; ++node) {
        queue.push(SirEvent::infection(0, node));
    }
    std::vector<bool> is_susceptible(graph.nodes(), true);
    SirCourses courses(graph, options, key);
    sim::Digest digest;
    for (; !queue.empty(); queue.pop()) {
        const SirEvent event = queue.top();
        const std::uint32_t node = event.node();
        if (!event.is_recovery()) {
            if (!is_susceptible[node]) {
                continue;
            }
            is_susceptible[node] = false;
            courses.draw({&node, 1});
            queue.push(SirEvent::recovery(event.key + courses.infectious(0), node));
            for (const SirContact& contact : courses.contacts(0)) {
                queue.push(SirEvent::infection(event.key + contact.delay, contact.neighbour));
            }
        }
        digest.add(static_cast<std::int64_t>(event.key), event.tie, 0);
    }
    return digest;
}

/// The largest distance between the two samples' empirical distribution functions.
double kolmogorov_smirnov(std::vector<double> a, std::vector<double> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    double distance = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const double value = std::min(a[i], b[j]);
        while (i < a.size() && a[i] == value) {
            ++i;
        }
        while (j < b.size() && b[j] == value) {
            ++j;
        }
        distance = std::max(distance, std::abs(static_cast<double>(i) / double(a.size()) -
                                               static_cast<double>(j) / double(b.size())));
    }
    return distance;
}

}  // namespace

TEST_CASE("an outbreak has the events of a bare priority queue, whatever its windows", "[sim]") {
    // Windows from shorter than most gaps between events to longer than the outbreak, whose events
    // then all wait in the heap of the window. An event lost or out of order changes what follows.
    const double mean_degree = GENERATE(1.0, 4.0, 30.0);
    CAPTURE(mean_degree);
    const auto graph = RandomGraph::erdos_renyi(5000, mean_degree, sim::member_key(5, 0));
    for (const double window_days : {1e-5, 0.01, 0.5, 1000.0}) {
        CAPTURE(window_days);
        const SirOptions options{.initial = 100, .window_days = window_days};
        const SirOutcome outcome = Sir(graph, options, sim::member_key(5, 1)).run();
        CHECK(outcome.events == digest_of_bare_loop(graph, options, sim::member_key(5, 1)));
        CHECK(outcome.events.events() == 2 * outcome.ever_infected);
        CHECK(outcome.ever_infected >= 100);
    }
}

TEST_CASE("the last of them recovers where nobody can be infected", "[sim]") {
    const auto graph = RandomGraph::erdos_renyi(2, 1e-9, sim::member_key(5, 0));
    REQUIRE(graph.neighbours() == 0);
    const SirOutcome outcome = Sir(graph, {.initial = 2}, sim::member_key(5, 1)).run();
    CHECK(outcome.ever_infected == 2);
    CHECK(outcome.peak_infectious == 2);
    CHECK(outcome.peak == SimTime{});
    CHECK(outcome.events.events() == 4);
}

TEST_CASE("as many are infected in the end as percolation foresees", "[sim]") {
    // 64 graphs of 20,000 nodes, one outbreak on each. The mean's deviation in standard errors,
    // which the outbreaks themselves give, has Student's law of 63 degrees of freedom: beyond 6.8
    // with probability 5e-9. The standard error is 0.0003 of the nodes; transmission 2 % faster
    // moves the mean by 0.0029, which is 10 of them. An outbreak from one node dies out early with
    // probability 0.26, so one of the 64 from 20 each does with probability 1.5e-10.
    const SirOptions options{.initial = 20};
    SirSizes sizes(20'000, 10, options);
    for (std::uint64_t i = 0; i < 64; ++i) {
        const auto graph = RandomGraph::erdos_renyi(20'000, 10, sim::member_key(6, i));
        sizes.add(Sir(graph, options, sim::member_key(7, i)).run());
    }
    CHECK(sizes.major_outbreaks() == 64);
    CAPTURE(sizes.mean(), sizes.expected(), sizes.standard_error());
    CHECK(sizes.standard_error() < 0.0005);
    CHECK(std::abs(sizes.z_score()) < 6.8);
}

TEST_CASE("outbreaks have the law of Gillespie's direct method", "[sim]") {
    // 4000 outbreaks of each kind among 100 nodes, from 2 infected, many of which die out early.
    // Smirnov's limit law gives a distance of 0.0704 with probability 5e-9, less for counts, which
    // have ties. It is exceeded if a distribution function differs by 0.1 anywhere, which a mean
    // shifted by a quarter of the standard deviation does.
    constexpr double limit = 0.0704;
    const SirOptions options{.initial = 2, .window_days = 0.05};
    std::vector<double> ours[3];
    std::array<std::vector<double>, 3> theirs;
    for (std::uint64_t i = 0; i < 4000; ++i) {
        const auto graph = RandomGraph::erdos_renyi(100, 6, sim::member_key(8, i));
        const SirOutcome outcome = Sir(graph, options, sim::member_key(9, i)).run();
        ours[0].push_back(static_cast<double>(outcome.ever_infected));
        ours[1].push_back(static_cast<double>(outcome.peak_infectious));
        ours[2].push_back(days_since_start(outcome.peak));
        const auto other = RandomGraph::erdos_renyi(100, 6, sim::member_key(10, i));
        const auto direct = test::gillespie_sir(other, options, test::test_stream(i));
        theirs[0].push_back(direct.ever_infected);
        theirs[1].push_back(direct.peak_infectious);
        theirs[2].push_back(direct.peak_days);
    }
    CHECK(kolmogorov_smirnov(ours[0], theirs[0]) < limit);
    CHECK(kolmogorov_smirnov(ours[1], theirs[1]) < limit);
    CHECK(kolmogorov_smirnov(ours[2], theirs[2]) < limit);
}
