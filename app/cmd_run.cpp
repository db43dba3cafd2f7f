#include "app/commands.hpp"
#include "app/forecast_files.hpp"
#include "app/scenario_arguments.hpp"

#include <fmt/format.h>
#include <memory>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    SimulationOptions simulation;
};

void run(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const auto simulation = arguments.simulation.for_scenario(arguments.file);
    simulate(scenario, simulation);
    fmt::print("{}", write_forecast(simulation.directory));
    fmt::print(stderr, "Results: {}\n", (simulation.directory / "results.h5").string());
}

}  // namespace

void add_run_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("run", "Run every policy of a scenario and forecast");
    verb->add_option("FILE", arguments->file, "Scenario file")->required();
    arguments->simulation.add_to(*verb);
    arguments->set.add_to(*verb);
    verb->callback([arguments] { run(*arguments); });
}

}  // namespace cordon::app
