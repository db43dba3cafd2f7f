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
    const CLI::App* verb = &program;
    std::string verb_name = program.get_name();
    for (const std::string_view word : arguments) {
        const auto verbs = verb_names(*verb);
        if (verbs.empty() || word.empty() || word.starts_with('-')) {
            break;
        }
        if (!contains(verbs, word)) {
            return fmt::format("'{}' is not a verb of {} (there are {}){}", word, verb_name,
                               fmt::join(verbs, ", "), input::did_you_mean(word, verbs));
        }
        verb = verb->get_subcommand(std::string(word));
        verb_name += fmt::format(" {}", word);
    }
    const auto options = option_names(*verb);
    for (const std::string_view argument : arguments) {
        const auto name = argument.substr(0, argument.find('='));
        if (name.starts_with("--") && name.size() > 2 && !contains(options, name)) {
            return fmt::format("'{}' is not an option of {} (there are {}){}", name, verb_name,
                               fmt::join(options, ", "), input::did_you_mean(name, options));
        }
    }
    return error.what();
}

}  // namespace cordon::app
