// PHOLD on the engine and, paired with it in time, on a bare std::priority_queue: events a second
// and bytes per logical process. With several threads, one thread takes its turn too, so that their
// ratio is between runs of the same minute. Processor time is beside it, which other programs on
// the machine disturb less than they do the wall clock. Prints rows of the table and, called by
// itself, one line of JSON with the same numbers.

#include "benchmarks/measurement.hpp"
#include "benchmarks/phold_model.hpp"
#include "benchmarks/table.hpp"
#include "sim/executor.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <malloc.h>
#include <optional>
#include <string>
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
    std::size_t partitions = 64;
    int runs = 5;
};

struct Measurement {
    std::vector<benchmarks::Duration> runs;
    double bytes = 0;  ///< resident at the end of a run
    sim::Digest digest;

    [[nodiscard]] double events_per_second() const {
        return static_cast<double>(digest.events()) / benchmarks::median(runs).seconds;
    }
    [[nodiscard]] double processor_nanoseconds_per_event() const {
        return 1e9 * benchmarks::median(runs).processor_seconds /
               static_cast<double>(digest.events());
    }
};

/// What ran, in turns.
struct Comparison {
    Measurement engine;
    Measurement one_thread;  ///< of the engine; the same as `engine` if it has but one
    Measurement bare;
};

/// Median over the runs of how many times as fast `fast` was as the `slow` beside it.
double speedup(const Measurement& fast, const Measurement& slow) {
    std::vector<double> ratios;
    for (std::size_t run = 0; run < fast.runs.size(); ++run) {
        ratios.push_back(slow.runs[run].seconds / fast.runs[run].seconds);
    }
    std::sort(ratios.begin(), ratios.end());
    return ratios[ratios.size() / 2];
}

/// Makes a model, times its run, and adds both to `sum`.
template <class Make, class Run>
void measure(Measurement& sum, const Make& make, const Run& run) {
    malloc_trim(0);  // what the run before has left would not count as new
    const double before = benchmarks::resident_bytes();
    auto model = make();
    const benchmarks::Stopwatch watch;
    run(model);
    sum.runs.push_back(watch.elapsed());
    sum.bytes = std::max(sum.bytes, benchmarks::resident_bytes() - before);
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

Comparison compare(const Settings& settings, Table& table) {
    const PholdOptions& options = settings.options;
    const auto serial = sim::serial_executor();
    const auto threads = settings.threads == 1 ? nullptr : sim::tbb_executor(settings.threads);
    const auto make = [&] { return benchmarks::Phold(options, settings.partitions); };
    const auto run_on = [](sim::Executor& executor) {
        return [&executor](benchmarks::Phold& model) { model.run(executor); };
    };
    Comparison sum;
    for (int run = 0; run < settings.runs; ++run) {
        table.progress(fmt::format("PHOLD, remote {:g} %: run {} of {}", 100 * options.remote,
                                   run + 1, settings.runs));
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

void print_rows(Table& table, const Settings& settings, const Comparison& sum) {
    const PholdOptions& options = settings.options;
    const bool is_standard = options.nlp == 1'000'000;
    const bool is_local = options.remote <= 0.1;
    const auto goal_if = [](bool applies, Goal goal) {
        return applies ? std::optional(goal) : std::nullopt;
    };
    table.section(fmt::format("PHOLD, {} processes, remote {:g} %, medians of {} in turns",
                              benchmarks::in_three_digits(options.nlp), 100 * options.remote,
                              settings.runs));
    table.row("engine, one thread", sum.one_thread.events_per_second() / 1e6, "M events/s",
              goal_if(is_standard && is_local, at_least(10)));
    table.row("bare std::priority_queue, one thread", sum.bare.events_per_second() / 1e6,
              "M events/s");
    table.row("engine over bare, one thread", speedup(sum.one_thread, sum.bare), "times",
              goal_if(is_standard, at_least(2)));
    if (settings.threads > 1) {
        const std::string threads = fmt::format("{} threads", settings.threads);
        table.row("engine, " + threads, sum.engine.events_per_second() / 1e6, "M events/s");
        table.row(threads + " over one", speedup(sum.engine, sum.one_thread), "times",
                  goal_if(is_standard && settings.threads == 2, at_least(is_local ? 1.9 : 1.8)));
    }
    table.row("engine, one thread, processor time",
              sum.one_thread.processor_nanoseconds_per_event(), "ns an event");
    table.row("bare, processor time", sum.bare.processor_nanoseconds_per_event(), "ns an event");
    table.row("memory of the engine, with pending events", sum.one_thread.bytes / options.nlp,
              "bytes a process", at_most(48));
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
    Table table;
    const Comparison sum = compare(settings, table);
    print_rows(table, settings, sum);
    if (table.is_whole()) {
        print_json(settings, sum);
    }
}
