#include "app/commands.hpp"
#include "app/ensemble.hpp"
#include "app/forecast_files.hpp"
#include "app/progress.hpp"
#include "app/run_description.hpp"
#include "app/scenario_arguments.hpp"
#include "app/unfinished_run.hpp"
#include "base/error.hpp"

#include <fmt/format.h>
#include <memory>
#include <thread>

namespace cordon::app {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::string file;
    SetOption set;
    std::size_t members = 0;  ///< 0: what the scenario's experiment says
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    std::string directory;
};

/// The directory asked for; by default one named after the scenario.
fs::path results_directory(const Arguments& arguments) {
    return arguments.directory.empty() ? fs::path("out") / fs::path(arguments.file).stem()
                                       : fs::path(arguments.directory);
}

double devices_in_use(const input::Scenario& scenario) {
    double stock = 0;
    const auto world = scenario.world([](std::string_view) { return 0.5; });
    for (const auto& jurisdiction : world.jurisdictions) {
        for (const auto& type : jurisdiction.population.site_types) {
            for (const auto& base : type.devices) {
                stock += base.stock;
            }
        }
    }
    return stock;
}

/// "1 member", "50 members".
std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void announce(const input::Scenario& scenario, const output::RunHeader& header, unsigned threads) {
    const SimTime end = SimTime{} + days(header.times_days.back());
    fmt::print(stderr, "{}\n{:.3g} million devices, {} to {}, policies: {}, {} each, on {}\n",
               header.title, devices_in_use(scenario) / 1e6, header.start.text(),
               date_of(end, header.start).text(), header.policies.size(),
               counted(header.members, "member"), counted(threads, "thread"));
}

/// Runs what is missing of the ensemble; each member is safe on disk as soon as it is done.
void simulate(const input::Scenario& scenario, UnfinishedRun& run, unsigned threads) {
    const auto missing = run.missing_members();
    const std::size_t members = run.header().members;
    if (missing.size() < members) {
        fmt::print(stderr, "{} there from an earlier run, {} to go\n",
                   counted(members - missing.size(), "member"), missing.size());
    }
    const StopRequest stop;
    const Ensemble ensemble(scenario);
    Progress progress("members", members, members - missing.size());
    std::size_t done = members - missing.size();
    std::vector<output::RunRecord> records;
    ensemble.run(missing, threads, stop,
                 [&](std::size_t policy, std::size_t member, output::RunRecord&& record) {
                     records.push_back(std::move(record));
                     if (policy + 1 == run.header().policies.size()) {
                         run.keep(member, records, ensemble.drawn_numbers(member));
                         records.clear();
                         progress.advance_to(++done);
                     }
                 });
    progress.finish();
    if (done < members) {
        throw StoppedError(fmt::format("stopped with {} of {} members done. The same command goes "
                                       "on from there",
                                       done, members));
    }
}

void run(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const std::size_t members =
        arguments.members == 0 ? scenario.experiment().members : arguments.members;
    const auto header = describe_run(scenario, members);
    const fs::path directory = results_directory(arguments);
    if (is_finished(directory, header)) {
        fmt::print(stderr, "{} already holds this run; nothing was computed again\n",
                   (directory / "results.h5").string());
    } else {
        announce(scenario, header, arguments.threads);
        UnfinishedRun unfinished(directory, header);
        simulate(scenario, unfinished, arguments.threads);
        unfinished.complete();
    }
    fmt::print("{}", write_forecast(directory));
    fmt::print(stderr, "Results: {}\n", (directory / "results.h5").string());
}

}  // namespace

void add_run_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("run", "Run every policy of a scenario and forecast");
    verb->add_option("FILE", arguments->file, "Scenario file")->required();
    verb->add_option("-n,--members", arguments->members,
                     "Members of the ensemble (default: as the scenario says)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    verb->add_option("-j,--threads", arguments->threads, "Threads (default: all cores)")
        ->check(CLI::Range(1U, 1024U));
    verb->add_option("-o,--output", arguments->directory,
                     "Directory of the results (default: out/ and the scenario's name)");
    arguments->set.add_to(*verb);
    verb->callback([arguments] { run(*arguments); });
}

}  // namespace cordon::app
