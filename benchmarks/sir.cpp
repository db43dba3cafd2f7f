// An exact outbreak of an SIR disease on a random graph: how long making the graph and the outbreak
// take, what they keep in memory, and whether as many are infected as theory foresees. Every run
// has a graph and an outbreak of its own; times are medians.

#include "benchmarks/measurement.hpp"
#include "benchmarks/sir_model.hpp"
#include "benchmarks/sir_theory.hpp"
#include "benchmarks/table.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fmt/core.h>
#include <optional>
#include <vector>

namespace {

using namespace cordon;
using namespace cordon::benchmarks;

struct Settings {
    std::uint32_t nodes = 1'000'000;
    double mean_degree = 10;
    SirOptions options;
    std::uint64_t runs = 7;
};

struct Measurements {
    explicit Measurements(const Settings& settings)
        : sizes(settings.nodes, settings.mean_degree, settings.options) {}

    std::vector<Duration> graphs;     ///< [run]
    std::vector<Duration> outbreaks;  ///< [run]
    double events = 0;                ///< of all runs
    double outbreak_seconds = 0;      ///< of processor, of all runs
    double graph_bytes = 0;           ///< resident once a graph stands
    double outbreak_bytes = 0;        ///< and what an outbreak adds
    SirSizes sizes;
};

void measure(Measurements& sum, const Settings& settings, std::uint64_t run) {
    const double bytes_before = resident_bytes();
    const Stopwatch graph_watch;
    const auto graph =
        RandomGraph::erdos_renyi(settings.nodes, settings.mean_degree, sim::member_key(1, run));
    sum.graphs.push_back(graph_watch.elapsed());
    const double bytes_between = resident_bytes();

    const Stopwatch watch;
    Sir outbreak(graph, settings.options, sim::member_key(2, run));
    const SirOutcome outcome = outbreak.run();
    sum.outbreaks.push_back(watch.elapsed());
    sum.events += static_cast<double>(outcome.events.events());
    sum.outbreak_seconds += sum.outbreaks.back().processor_seconds;
    sum.graph_bytes = std::max(sum.graph_bytes, bytes_between - bytes_before);
    sum.outbreak_bytes = std::max(sum.outbreak_bytes, resident_bytes() - bytes_between);
    sum.sizes.add(outcome);
}

void check(const Settings& settings) {
    if (settings.options.initial > settings.nodes) {
        throw CLI::ValidationError("--initial", "more than there are nodes");
    }
    if (settings.mean_degree >= settings.nodes - 1.0) {
        throw CLI::ValidationError("--mean-degree", "more neighbours than there are other nodes");
    }
}

Settings parse(int argc, char** argv) {
    Settings settings;
    SirOptions& options = settings.options;
    CLI::App app("Exact SIR outbreaks on random graphs");
    app.option_defaults()->always_capture_default();
    app.add_option("--nodes", settings.nodes, "nodes of the graph")
        ->check(CLI::Range(2U, std::uint32_t{1} << 31));
    app.add_option("--mean-degree", settings.mean_degree, "mean number of neighbours")
        ->check(CLI::PositiveNumber);
    app.add_option("--transmission-rate", options.transmission_rate, "per edge and day")
        ->check(CLI::Range(1e-6, 1e6));
    app.add_option("--recovery-rate", options.recovery_rate, "per day")
        ->check(CLI::Range(1e-6, 1e6));
    app.add_option("--initial", options.initial, "infected at first")->check(CLI::PositiveNumber);
    app.add_option("--runs", settings.runs, "graphs, with an outbreak on each")
        ->check(CLI::PositiveNumber);
    try {
        app.parse(argc, argv);
        check(settings);
    } catch (const CLI::ParseError& error) {
        std::exit(app.exit(error));
    }
    return settings;
}

void print_sizes(Table& table, const SirSizes& sizes, const Settings& settings) {
    const std::size_t major = sizes.major_outbreaks();
    if (major < settings.runs) {
        table.row("died out early", static_cast<double>(settings.runs - major), "outbreaks");
    }
    if (major >= 1) {
        table.row("infected in the end, mean", settings.nodes * sizes.mean(), "nodes");
    }
    table.row("the same in theory", settings.nodes * sizes.expected(), "nodes");
    if (major >= 2) {
        table.row("mean less theory", sizes.z_score(), "standard errors");
    }
}

}  // namespace

int main(int argc, char** argv) {
    const Settings settings = parse(argc, argv);
    Table table;
    Measurements sum(settings);
    for (std::uint64_t run = 0; run < settings.runs; ++run) {
        table.progress(fmt::format("SIR: outbreak {} of {}", run + 1, settings.runs));
        measure(sum, settings, run);
    }
    const SirOptions& options = settings.options;
    const double r0 = settings.mean_degree * options.transmission_rate /
                      (options.transmission_rate + options.recovery_rate);
    table.section(
        fmt::format("SIR in exact order, random graph of {} nodes, degree {:g}, R0 {:.3g}, "
                    "one thread",
                    in_three_digits(settings.nodes), settings.mean_degree, r0));
    const Duration graph = median(sum.graphs);
    const Duration outbreak = median(sum.outbreaks);
    table.row("making the graph", graph.seconds, "s");
    const bool is_standard = settings.nodes == 1'000'000 && settings.mean_degree == 10;
    const auto goal = is_standard ? std::optional(at_most(0.5)) : std::nullopt;
    table.row("one outbreak", outbreak.seconds, "s", goal);
    table.row("one outbreak, processor time", outbreak.processor_seconds, "s", goal);
    table.row("infections and recoveries", sum.events / static_cast<double>(settings.runs),
              "an outbreak");
    table.row("one of them, processor time", 1e9 * sum.outbreak_seconds / sum.events, "ns");
    table.row("memory of the graph", sum.graph_bytes / settings.nodes, "bytes a node");
    table.row("memory of an outbreak, with pending events", sum.outbreak_bytes / settings.nodes,
              "bytes a node");
    print_sizes(table, sum.sizes, settings);
}
