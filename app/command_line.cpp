#include "app/command_line.hpp"

#include "input/suggestion.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <vector>

namespace cordon::app {
namespace {

std::vector<std::string> verb_names(const CLI::App& program) {
    std::vector<std::string> names;
    for (const auto* verb : program.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(verb->get_name());
    }
    return names;
}

std::vector<std::string> option_names(const CLI::App& verb) {
    std::vector<std::string> names;
    for (const auto* option : verb.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
        for (const auto& name : option->get_snames()) {
            names.push_back("-" + name);
        }
    }
    return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string explained(const CLI::App& program, std::span<const char* const> arguments,
                      const CLI::ParseError& error) {
    const auto verbs = verb_names(program);
    const std::string_view first = arguments.empty() ? "" : arguments.front();
    const bool has_verb = contains(verbs, first);
    if (!has_verb && !first.empty() && !first.starts_with('-')) {
        return fmt::format("'{}' is not a verb of cordon (there are {}){}", first,
                           fmt::join(verbs, ", "), input::did_you_mean(first, verbs));
    }
    const auto options =
        option_names(has_verb ? *program.get_subcommand(std::string(first)) : program);
    for (const std::string_view argument : arguments) {
        const auto name = argument.substr(0, argument.find('='));
        if (name.starts_with("--") && name.size() > 2 && !contains(options, name)) {
            return fmt::format("'{}' is not an option of cordon{}{} (there are {}){}", name,
                               has_verb ? " " : "", has_verb ? first : "", fmt::join(options, ", "),
                               input::did_you_mean(name, options));
        }
    }
    return error.what();
}

}  // namespace cordon::app
