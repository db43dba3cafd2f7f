#include "app/commands.hpp"
#include "app/forecast_files.hpp"
#include "app/scenario_arguments.hpp"
#include "app/twin_runs.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    SimulationOptions simulation;
    std::optional<std::size_t> twins;  ///< members of each; nothing: as usual_twin_members() says
};

void run(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const auto simulation = arguments.simulation.for_scenario(arguments.file);
    simulate(scenario, simulation);
    const auto twins =
        arguments.twins.value_or(analysis::usual_twin_members(members_of(scenario, simulation)));
    if (twins > 0) {
        simulate_twins(arguments.file, arguments.set.changes(), simulation, twins);
    }
    fmt::print("{}", write_forecast(simulation.directory));
    fmt::print(stderr, "Results: {}\n", (simulation.directory / "results.h5").string());
}

}  // namespace

void add_run_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("run", "Run every policy of a scenario and forecast");
    verb->add_option("FILE", arguments->file, "Scenario file")->required();
    arguments->simulation.add_to(*verb);
    verb->add_option("--twins", arguments->twins,
                     "Members of the two further runs by which forecasts and reports judge how "
                     "far to trust this one: with guesses fixed, and with vendors equally secure "
                     "(default: a tenth, at least 20; none of fewer than 20 members)")
        ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}));
    arguments->set.add_to(*verb);
    verb->callback([arguments] { run(*arguments); });
}

}  // namespace cordon::app
