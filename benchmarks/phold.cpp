// PHOLD on the engine and, paired with it in time, on a bare std::priority_queue: events a second
// and bytes per logical process. Processor time is beside it, which other programs on the machine
// disturb less than they do the wall clock. Prints rows of the table and, called by itself, one
// line of JSON with the same numbers.

#include "benchmarks/phold_model.hpp"
#include "benchmarks/table.hpp"
#include "sim/executor.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/core.h>
#include <fstream>
#include <optional>
#include <unistd.h>
#include <vector>

namespace {

using namespace cordon;
using benchmarks::at_least;
using benchmarks::at_most;
using benchmarks::Goal;
using benchmarks::PholdOptions;
using benchmarks::Table;

struct Settings {
    PholdOptions options;
    unsigned threads = 1;
    std::size_t partitions = 32;
    int runs = 5;
};

struct Measurement {
    std::vector<double> seconds;            ///< [run]
    std::vector<double> processor_seconds;  ///< [run], of all threads
    double bytes = 0;                       ///< resident at the end of a run
    sim::Digest digest;

    [[nodiscard]] double events_per_second() const {
        return static_cast<double>(digest.events()) / median(seconds);
    }
    [[nodiscard]] double processor_nanoseconds_per_event() const {
        return 1e9 * median(processor_seconds) / static_cast<double>(digest.events());
    }

private:
    static double median(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }
};

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double size = 0;
    double resident = 0;
    file >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

/// Makes a model, times its run, and adds both to `sum`.
template <class Make, class Run>
void measure(Measurement& sum, const Make& make, const Run& run) {
    const double before = resident_bytes();
    auto model = make();
    const std::clock_t processor_begin = std::clock();
    const auto begin = std::chrono::steady_clock::now();
    run(model);
    const auto end = std::chrono::steady_clock::now();
    const std::clock_t processor_end = std::clock();
    sum.seconds.push_back(std::chrono::duration<double>(end - begin).count());
    sum.processor_seconds.push_back(static_cast<double>(processor_end - processor_begin) /
                                    CLOCKS_PER_SEC);
    sum.bytes = std::max(sum.bytes, resident_bytes() - before);
    sum.digest = model.digest();
}

Settings parse(int argc, char** argv) {
    Settings settings;
    PholdOptions& options = settings.options;
    CLI::App app("PHOLD on the engine and on a bare std::priority_queue");
    app.add_option("--nlp", options.nlp, "logical processes")->check(CLI::PositiveNumber);
    app.add_option("--start-events", options.start_events, "events each process starts with");
    app.add_option("--remote", options.remote, "probability of an event for any process")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--mean", options.mean, "mean of the increment's exponential part");
    app.add_option("--lookahead", options.lookahead, "least increment")->check(CLI::PositiveNumber);
    app.add_option("--end", options.end, "simulated time");
    app.add_option("--threads", settings.threads, "threads")->check(CLI::PositiveNumber);
    app.add_option("--partitions", settings.partitions, "partitions")->check(CLI::PositiveNumber);
    app.add_option("--runs", settings.runs, "runs of each, of which the median counts")
        ->check(CLI::PositiveNumber);
    app.option_defaults()->always_capture_default();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::exit(app.exit(error));
    }
    return settings;
}

void print_rows(Table& table, const Settings& settings, const Measurement& engine,
                const Measurement& bare) {
    const PholdOptions& options = settings.options;
    // The goals are for a million processes and one thread, that of speed for few remote events.
    const bool is_standard = options.nlp == 1'000'000 && settings.threads == 1;
    const auto if_standard = [&](Goal goal) {
        return is_standard ? std::optional(goal) : std::nullopt;
    };
    const double speed = engine.events_per_second();
    table.section(fmt::format("PHOLD, {} processes, remote {:g} %, {}",
                              benchmarks::in_three_digits(options.nlp), 100 * options.remote,
                              settings.threads == 1 ? "one thread"
                                                    : fmt::format("{} threads", settings.threads)));
    table.row("engine", speed / 1e6, "M events/s",
              options.remote <= 0.1 ? if_standard(at_least(10)) : std::nullopt);
    table.row("bare std::priority_queue, one thread", bare.events_per_second() / 1e6, "M events/s");
    table.row("engine over bare", speed / bare.events_per_second(), "times",
              if_standard(at_least(2)));
    table.row("engine, processor time", engine.processor_nanoseconds_per_event(), "ns an event");
    table.row("bare, processor time", bare.processor_nanoseconds_per_event(), "ns an event");
    table.row("memory of the engine, with pending events", engine.bytes / options.nlp,
              "bytes a process", at_most(48));
}

}  // namespace

int main(int argc, char** argv) {
    const Settings settings = parse(argc, argv);
    Table table;
    const PholdOptions& options = settings.options;
    const auto executor =
        settings.threads == 1 ? sim::serial_executor() : sim::tbb_executor(settings.threads);
    Measurement engine;
    Measurement bare;
    for (int run = 0; run < settings.runs; ++run) {
        table.progress(fmt::format("PHOLD, remote {:g} %: run {} of {}", 100 * options.remote,
                                   run + 1, settings.runs));
        measure(
            engine, [&] { return benchmarks::Phold(options, settings.partitions); },
            [&](benchmarks::Phold& model) { model.run(*executor); });
        measure(
            bare, [&] { return benchmarks::BarePhold(options); },
            [](benchmarks::BarePhold& model) { model.run(); });
    }
    print_rows(table, settings, engine, bare);
    if (!table.is_whole()) {
        return 0;
    }
    fmt::print(R"({{"nlp":{},"start_events":{},"remote":{},"mean":{},"lookahead":{},"end":{},)"
               R"("threads":{},"partitions":{},"runs":{},"events":{},"events_per_second":{:.0f},)"
               R"("bare_events_per_second":{:.0f},"bytes_per_lp":{:.1f},"same_digest":{}}})"
               "\n",
               options.nlp, options.start_events, options.remote, options.mean, options.lookahead,
               options.end, settings.threads, settings.partitions, settings.runs,
               engine.digest.events(), engine.events_per_second(), bare.events_per_second(),
               engine.bytes / options.nlp, engine.digest == bare.digest);
}
