#include "analysis/hindcast/hindcast.hpp"
#include "app/commands.hpp"
#include "app/scenario_arguments.hpp"
#include "base/error.hpp"
#include "input/published_figures.hpp"
#include "input/source.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
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

std::vector<PublishedFigure> figures_from(const std::string& file) {
    input::Diagnostics problems;
    auto figures =
        file.empty()
            ? input::read_published_figures(input::shipped_figures(), "shipped figures", problems)
            : input::read_published_figures(input::read_source(file), file, problems);
    problems.throw_if_any();
    return figures;
}

const PublishedFigure& figure_of(const input::Target& target,
                                 const std::vector<PublishedFigure>& figures) {
    std::vector<std::string> names;
    for (const auto& figure : figures) {
        names.push_back(figure.name);
        if (figure.name == target.figure) {
            return figure;
        }
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
        .is_counted = target.is_counted};
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

void print_text(const input::Scenario& scenario, const Questionnaire& asked,
                const std::vector<analysis::ComparedTarget>& comparisons) {
    const auto& census = scenario.census();
    fmt::print("{}\n", scenario.title());
    fmt::print("{} numbers, {} of them guesses that rest on no dated source; all others are older "
               "than the figures that count\n\n",
               census.numbers, census.assumed);
    fmt::print("{}", analysis::hindcast_text(comparisons));
    if (!asked.not_compared.empty()) {
        fmt::print("  Not compared: {}\n", fmt::join(asked.not_compared, "; "));
    }
    fmt::print("  In brackets: shown only, not counted\n\n");
}

void hindcast(const Arguments& arguments) {
    if (arguments.simulation.has_directory() && arguments.files.size() > 1) {
        throw CommandLineError("--output is for one scenario (each of several has a folder below "
                               "out/)");
    }
    const auto figures = figures_from(arguments.figures);
    std::vector<analysis::ComparedTarget> all;
    nlohmann::json reports = nlohmann::json::array();
    for (const auto& file : arguments.files) {
        const auto scenario = input::Scenario::read(file, arguments.set.changes());
        const auto asked = questionnaire(scenario, figures);
        if (asked.targets.empty()) {
            throw CommandLineError(fmt::format("{} has no `targets` to compare with", file));
        }
        const auto simulation = arguments.simulation.for_scenario(file);
        simulate(scenario, simulation);
        const auto comparisons = analysis::compare(
            output::RunReader(simulation.directory / "results.h5"), asked.targets);
        if (arguments.json) {
            reports.push_back(nlohmann::json::parse(
                analysis::hindcast_json(scenario.title(), comparisons, asked.not_compared)));
        } else {
            print_text(scenario, asked, comparisons);
        }
        all.insert(all.end(), comparisons.begin(), comparisons.end());
    }
    if (arguments.json) {
        fmt::print("{}\n", nlohmann::json{{"hindcasts", reports}}.dump(2));
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
