#include "app/commands.hpp"
#include "app/forecast_files.hpp"
#include "app/scenario_arguments.hpp"
#include "app/simulation.hpp"

#include <fmt/format.h>
#include <memory>
#include <thread>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    std::size_t members = 0;  ///< 0: what the scenario's experiment says
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    std::string directory;
};

void run(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const std::filesystem::path directory = arguments.directory.empty()
                                                ? default_directory(arguments.file)
                                                : std::filesystem::path(arguments.directory);
    simulate(scenario, {arguments.members, arguments.threads, directory});
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
