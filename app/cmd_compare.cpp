#include "analysis/compare/comparison.hpp"
#include "app/commands.hpp"
#include "base/error.hpp"
#include "input/suggestion.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <memory>

namespace cordon::app {
namespace {

struct Arguments {
    std::filesystem::path directory;
    std::vector<std::string> limits;
    std::vector<std::string> policies;
    bool json = false;
};

/// Where `name` stands among `names`. \throws CommandLineError if it does not
std::size_t index_of(const std::string& name, const std::vector<std::string>& names,
                     const std::string& kind) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw CommandLineError(fmt::format("'{}' is not {} of this run (there are {}){}", name,
                                           kind, fmt::join(names, ", "),
                                           input::did_you_mean(name, names)));
    }
    return static_cast<std::size_t>(found - names.begin());
}

/// `NAME=NUMBER` as a limit of one of the objectives.
void add_limit(analysis::Limits& limits, const std::string& text,
               const std::vector<std::string>& objectives) {
    const auto equals = text.find('=');
    const auto name = text.substr(0, equals);
    const auto number = equals == std::string::npos ? "" : text.substr(equals + 1);
    double limit = 0;
    const auto* end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, limit);
    if (read.ec != std::errc() || read.ptr != end || std::isnan(limit)) {
        throw CommandLineError(fmt::format("--limit {}: write NAME=NUMBER", text));
    }
    index_of(name, objectives, "an objective");
    if (!limits.emplace(name, limit).second) {
        throw CommandLineError(fmt::format("--limit {}: '{}' has a limit already", text, name));
    }
}

void compare(const Arguments& arguments) {
    const output::RunReader run(arguments.directory / "results.h5");
    const auto objectives = analysis::objectives_of(run.header());
    std::vector<std::string> names;
    for (const auto& objective : objectives.compared) {
        names.push_back(objective.name);
    }
    analysis::Limits limits;
    for (const auto& limit : arguments.limits) {
        add_limit(limits, limit, names);
    }
    std::vector<std::string> policy_names;
    for (const auto& policy : run.header().policies) {
        policy_names.push_back(policy.name);
    }
    std::vector<std::size_t> policies;
    for (const auto& policy : arguments.policies) {
        policies.push_back(index_of(policy, policy_names, "a policy"));
    }
    const auto comparison = analysis::compare_policies(
        run.header(), objectives, analysis::compared_values(run, objectives.compared), limits,
        policies);
    fmt::print("{}", arguments.json ? analysis::comparison_json(comparison)
                                    : analysis::comparison_text(comparison));
}

}  // namespace

void add_compare_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "compare", "Compare the policies of a run: change, regret, limits, dominance");
    verb->add_option("DIR", arguments->directory, "Directory of a finished run")->required();
    verb->add_option("--limit", arguments->limits,
                     "Largest acceptable NUMBER of the objective NAME (default: the baseline's "
                     "median); may be repeated")
        ->type_name("NAME=NUMBER")
        ->allow_extra_args(false);
    verb->add_option("--policies", arguments->policies,
                     "Only these, by name, and the baseline (default: all)")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->callback([arguments] { compare(*arguments); });
}

}  // namespace cordon::app
