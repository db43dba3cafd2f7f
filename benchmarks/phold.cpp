// PHOLD on the engine and, paired with it in time, on a bare std::priority_queue: events a second
// and bytes per logical process. With several threads, one thread takes its turn too, so that their
// ratio is between runs of the same minute. Processor time is beside it, which other programs on
// the machine disturb less than they do the wall clock. Prints a table, then one line of JSON with
// the same numbers.

#include "benchmarks/phold_model.hpp"
#include "sim/executor.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/core.h>
#include <fstream>
#include <malloc.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace cordon;
using benchmarks::PholdOptions;

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

    static double median(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }
};

/// Median over the runs of how many times as fast `fast` was as the `slow` beside it.
double speedup(const Measurement& fast, const Measurement& slow) {
    std::vector<double> ratios;
    for (std::size_t run = 0; run < fast.seconds.size(); ++run) {
        ratios.push_back(slow.seconds[run] / fast.seconds[run]);
    }
    return Measurement::median(ratios);
}

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
    malloc_trim(0);  // what the run before has left would not count as new
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
    app.add_option("--threads", settings.threads, "threads; with several, one takes turns too")
        ->check(CLI::PositiveNumber);
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

/// What ran, in turns.
struct Comparison {
    Measurement engine;
    Measurement one_thread;  ///< of the engine; the same as `engine` if it has but one
    Measurement bare;
};

Comparison compare(const Settings& settings) {
    const PholdOptions& options = settings.options;
    const auto serial = sim::serial_executor();
    const auto threads = settings.threads == 1 ? nullptr : sim::tbb_executor(settings.threads);
    const auto make = [&] { return benchmarks::Phold(options, settings.partitions); };
    const auto run_on = [](sim::Executor& executor) {
        return [&executor](benchmarks::Phold& model) { model.run(executor); };
    };
    Comparison sum;
    for (int run = 0; run < settings.runs; ++run) {
        measure(sum.one_thread, make, run_on(*serial));
        if (threads) {
            measure(sum.engine, make, run_on(*threads));
        }
        measure(
            sum.bare, [&] { return benchmarks::BarePhold(options); },
            [](benchmarks::BarePhold& model) { model.run(); });
    }
    if (!threads) {
        sum.engine = sum.one_thread;
    }
    return sum;
}

void print_row(const char* name, unsigned threads, const Measurement& measured,
               const Settings& settings) {
    fmt::print("{:<26} {:>8} {:>12.2f} {:>14.1f} {:>10.1f}\n", name, threads,
               measured.events_per_second() / 1e6, measured.processor_nanoseconds_per_event(),
               measured.bytes / settings.options.nlp);
}

void print_json(const Settings& settings, const Comparison& sum) {
    const PholdOptions& options = settings.options;
    const Measurement& engine = sum.engine;
    const bool same = engine.digest == sum.bare.digest && sum.one_thread.digest == engine.digest;
    fmt::print(R"({{"nlp":{},"start_events":{},"remote":{},"mean":{},"lookahead":{},"end":{},)"
               R"("threads":{},"partitions":{},"runs":{},"events":{},"events_per_second":{:.0f},)"
               R"("bare_events_per_second":{:.0f},"bytes_per_lp":{:.1f},"same_digest":{},)"
               R"("one_thread_events_per_second":{:.0f},"over_one_thread":{:.3f},)"
               R"("over_bare":{:.3f}}})"
               "\n",
               options.nlp, options.start_events, options.remote, options.mean, options.lookahead,
               options.end, settings.threads, settings.partitions, settings.runs,
               engine.digest.events(), engine.events_per_second(), sum.bare.events_per_second(),
               engine.bytes / options.nlp, same, sum.one_thread.events_per_second(),
               speedup(engine, sum.one_thread), speedup(engine, sum.bare));
}

}  // namespace

int main(int argc, char** argv) {
    const Settings settings = parse(argc, argv);
    const Comparison sum = compare(settings);
    fmt::print("PHOLD, {} processes, remote {}, {} events\n", settings.options.nlp,
               settings.options.remote, sum.engine.digest.events());
    fmt::print("{:<26} {:>8} {:>12} {:>14} {:>10}\n", "", "threads", "M events/s", "CPU ns/event",
               "bytes/LP");
    if (settings.threads > 1) {
        print_row("engine", settings.threads, sum.engine, settings);
    }
    print_row("engine", 1, sum.one_thread, settings);
    print_row("bare std::priority_queue", 1, sum.bare, settings);
    if (settings.threads > 1) {
        fmt::print("{} threads over one: {:.2f}\n", settings.threads,
                   speedup(sum.engine, sum.one_thread));
    }
    fmt::print("engine over bare loop: {:.2f}\n", speedup(sum.engine, sum.bare));
    print_json(settings, sum);
}
