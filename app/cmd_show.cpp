#include "app/commands.hpp"
#include "app/scenario_arguments.hpp"
#include "input/scenario.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    bool origin = false;
    bool canonical = false;
};

void show(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    if (arguments.canonical) {
        fmt::print("{}", scenario.canonical_json());
        fmt::print(stderr, "{}\n", scenario.sha256());
    } else {
        fmt::print("{}", arguments.origin ? scenario.yaml_with_origins() : scenario.yaml());
    }
}

}  // namespace

void add_show_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("show", "Print a scenario as it is after `extends`");
    verb->add_option("FILE", arguments->file, "Scenario file")->required();
    arguments->set.add_to(*verb);
    auto* origin =
        verb->add_flag("--origin", arguments->origin, "Behind each value, the file and line of it");
    verb->add_flag("--canonical", arguments->canonical,
                   "As canonical JSON (RFC 8785), with its SHA-256 on standard error")
        ->excludes(origin);
    verb->callback([arguments] { show(*arguments); });
}

}  // namespace cordon::app
