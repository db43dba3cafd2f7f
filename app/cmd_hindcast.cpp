#include "analysis/hindcast/hindcast.hpp"
#include "app/commands.hpp"
#include "app/observed_figures.hpp"
#include "app/scenario_arguments.hpp"
#include "base/error.hpp"
#include "input/suggestion.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace cordon::app {
namespace {

using input::PublishedFigure;

struct Arguments {
    std::vector<std::string> files;
    SetOption set;
    std::string figures;  ///< empty: those the program carries
    SimulationOptions simulation;
    bool json = false;
};

const PublishedFigure& figure_of(const input::Target& target,
                                 const std::vector<PublishedFigure>& figures) {
    if (const auto* figure = find_figure(target.figure, figures)) {
        return *figure;
    }
    std::vector<std::string> names;
    for (const auto& figure : figures) {
        names.push_back(figure.name);
    }
    throw ScenarioError(
        {fmt::format("targets.{}.figure: '{}' is not a published figure{}", target.name,
                     target.figure, input::did_you_mean(target.figure, names))});
}

/// \throws ScenarioError if the figure may not be counted as validation
analysis::HindcastTarget joined(const input::Target& target, const PublishedFigure& figure) {
    if (target.is_counted && figure.role != input::FigureRole::validate) {
        throw ScenarioError({fmt::format("targets.{}.use: '{}' is not a figure for validation, "
                                         "only to show",
                                         target.name, target.figure)});
    }
    analysis::HindcastTarget joined{
        .name = target.name,
        .quantity = figure.quantity,
        .unit = figure.unit,
        .source = figure.source,
        .campaign = target.campaign,
        .series = target.series,
        .statistic = static_cast<analysis::HindcastTarget::Statistic>(target.statistic),
        .until_days = days_since_start(target.until),
        .low = figure.low,
        .central = figure.central,
        .high = figure.high,
        .is_counted = target.is_counted,
        .is_for_calibration = figure.role == input::FigureRole::calibrate};
    if (target.from) {
        joined.from_days = days_since_start(*target.from);
    }
    return joined;
}

/// A scenario's targets with their figures, and the figures about the same that have no target.
struct Questionnaire {
    std::vector<analysis::HindcastTarget> targets;
    std::vector<std::string> not_compared;
};

Questionnaire questionnaire(const input::Scenario& scenario,
                            const std::vector<PublishedFigure>& figures) {
    Questionnaire asked;
    std::set<std::string> botnets;
    std::set<std::string> used;
    for (const auto& target : scenario.targets()) {
        const auto& figure = figure_of(target, figures);
        asked.targets.push_back(joined(target, figure));
        botnets.insert(figure.botnet);
        used.insert(figure.name);
    }
    for (const auto& figure : figures) {
        if (botnets.contains(figure.botnet) && !used.contains(figure.name)) {
            asked.not_compared.push_back(figure.quantity);
        }
    }
    return asked;
}

void print_text(const input::Scenario& scenario, const analysis::Hindcast& hindcast) {
    const auto& census = scenario.census();
    fmt::print("{}\n", scenario.title());
    fmt::print("{} numbers, {} of them guesses that rest on no dated source; all others are older "
               "than the figures that count\n\n",
               census.numbers, census.assumed);
    fmt::print("{}", analysis::hindcast_text(hindcast.comparisons));
    if (!hindcast.not_compared.empty()) {
        fmt::print("  Not compared: {}\n", fmt::join(hindcast.not_compared, "; "));
    }
    fmt::print("  In brackets: shown only, not counted\n\n");
}

/// Runs one scenario, or reads it if it has been run, and compares it.
analysis::Hindcast hindcast_of(const std::string& file, const input::Scenario& scenario,
                               const std::vector<PublishedFigure>& figures,
                               const SimulationOptions& options) {
    const auto asked = questionnaire(scenario, figures);
    if (asked.targets.empty()) {
        throw CommandLineError(fmt::format("{} has no `targets` to compare with", file));
    }
    auto simulation = options.for_scenario(file);
    simulation.figures = figures;
    simulate(scenario, simulation);
    const output::RunReader run(simulation.directory / "results.h5");
    return {.name = std::filesystem::path(file).stem().string(),
            .title = scenario.title(),
            .scenario_sha256 = scenario.sha256(),
            .members = run.header().members,
            .comparisons = analysis::compare(run, asked.targets),
            .not_compared = asked.not_compared};
}

void hindcast(const Arguments& arguments) {
    if (arguments.simulation.has_directory() && arguments.files.size() > 1) {
        throw CommandLineError("--output is for one scenario (each of several has a folder below "
                               "out/)");
    }
    const auto figures = figures_from(arguments.figures);
    std::vector<analysis::Hindcast> hindcasts;
    std::vector<analysis::ComparedTarget> all;
    for (const auto& file : arguments.files) {
        const auto scenario = input::Scenario::read(file, arguments.set.changes());
        const auto& hindcast =
            hindcasts.emplace_back(hindcast_of(file, scenario, figures, arguments.simulation));
        if (!arguments.json) {
            print_text(scenario, hindcast);
        }
        all.insert(all.end(), hindcast.comparisons.begin(), hindcast.comparisons.end());
    }
    if (arguments.json) {
        fmt::print("{}\n", analysis::hindcasts_json(hindcasts));
    } else {
        fmt::print("{}\n{}\n", analysis::coverage_text(analysis::coverage(all)),
                   analysis::skill_text(all));
    }
}

}  // namespace

void add_hindcast_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "hindcast", "Run scenarios of real campaigns and compare them with published figures");
    verb->add_option("FILE", arguments->files, "Scenario files")->required();
    verb->add_option("--figures", arguments->figures,
                     "Table of published figures (default: the one shipped)");
    arguments->simulation.add_to(*verb);
    arguments->set.add_to(*verb);
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->callback([arguments] { hindcast(*arguments); });
}

}  // namespace cordon::app
