#include "app/commands.hpp"
#include "app/scenario_arguments.hpp"
#include "base/error.hpp"
#include "input/scenario.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace cordon::app {
namespace {

/// What was found in one file.
struct Finding {
    std::string path;
    std::vector<std::string> problems;
    std::optional<input::Scenario> scenario;  ///< absent if there are problems
};

Finding examine(const std::string& path, const std::vector<input::Override>& changes) {
    try {
        return {path, {}, input::Scenario::read(path, changes)};
    } catch (const ScenarioError& error) {
        return {path, error.problems(), std::nullopt};
    }
}

std::string quality_text(const input::Census& census) {
    std::string text;
    for (const auto& [quality, count] : census.by_quality) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, quality);
    }
    return text;
}

std::size_t instrument_count(const input::Scenario& scenario) {
    std::size_t count = 0;
    for (const auto& policy : scenario.policies()) {
        const auto drawn = scenario.policy(policy.name, [](std::string_view) { return 0.5; });
        count += drawn.instruments.size();
    }
    return count;
}

void print_ticks(const Finding& finding) {
    const auto& scenario = *finding.scenario;
    const auto& census = scenario.census();
    const auto world = scenario.world([](std::string_view) { return 0.5; });
    const auto& [name, title, population, market, notification] = world.jurisdictions.front();
    fmt::print("{}: {}\n", finding.path, scenario.title());
    fmt::print("  ✓ files         {} read, merged by key and name\n", scenario.files().size());
    fmt::print("  ✓ keys          none unknown, repeated or missing\n");
    fmt::print("  ✓ numbers       {} with unit and in range, {} of them uncertain\n",
               census.numbers, census.uncertain);
    fmt::print("  ✓ sources       {}; {} without source\n", quality_text(census),
               census.without_source);
    if (world.jurisdictions.size() > 1) {
        std::vector<std::string> names;
        for (const auto& jurisdiction : world.jurisdictions) {
            names.push_back(jurisdiction.name);
        }
        fmt::print("  ✓ jurisdictions {}\n", fmt::join(names, ", "));
    }
    fmt::print("  ✓ references    {} sectors, {} site types, {} device classes, {} product lines, "
               "{} blocs, {} campaigns\n",
               population.sectors.size(), population.site_types.size(),
               population.device_classes.size(), market.product_lines.size(), market.blocs.size(),
               world.campaigns.size());
    fmt::print("  ✓ shares        sum to 100 %, and all stocks have room\n");
    fmt::print("  ✓ policies      {} with {} instruments, in order of dates\n",
               scenario.policies().size(), instrument_count(scenario));
    fmt::print("  ✓ questions     {}, each ends by the horizon\n", scenario.questions().size());
    fmt::print("  ✓ identity      {}\n", scenario.sha256());
}

nlohmann::ordered_json as_json(const Finding& finding) {
    nlohmann::ordered_json json{{"file", finding.path}, {"valid", finding.problems.empty()}};
    json["problems"] = finding.problems;
    if (finding.scenario) {
        const auto& census = finding.scenario->census();
        json["title"] = finding.scenario->title();
        json["sha256"] = finding.scenario->sha256();
        json["numbers"] = {{"total", census.numbers},
                           {"uncertain", census.uncertain},
                           {"without_source", census.without_source},
                           {"by_quality", census.by_quality}};
    }
    return json;
}

struct Arguments {
    std::vector<std::string> files;
    SetOption set;
    bool json = false;
};

void check(const Arguments& arguments) {
    std::vector<std::string> problems;
    auto report = nlohmann::ordered_json::array();
    for (const auto& file : arguments.files) {
        const auto finding = examine(file, arguments.set.changes());
        problems.insert(problems.end(), finding.problems.begin(), finding.problems.end());
        if (arguments.json) {
            report.push_back(as_json(finding));
        } else if (finding.scenario) {
            print_ticks(finding);
        }
    }
    if (arguments.json) {
        fmt::print("{}\n", report.dump(2));
    }
    if (!problems.empty()) {
        throw ScenarioError(problems);
    }
}

}  // namespace

void add_check_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("check", "Say everything that is wrong with a scenario");
    verb->add_option("FILE", arguments->files, "Scenario files")->required();
    arguments->set.add_to(*verb);
    verb->add_flag("--json", arguments->json, "Findings as JSON on standard output");
    verb->callback([arguments] { check(*arguments); });
}

}  // namespace cordon::app
