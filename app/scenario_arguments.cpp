#include "app/scenario_arguments.hpp"

namespace cordon::app {

void SetOption::add_to(CLI::App& verb) {
    verb.add_option("--set", arguments_,
                    "Change one value, e.g. --set clock.horizon='5 years'; items of lists by name")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

std::vector<input::Override> SetOption::changes() const {
    std::vector<input::Override> changes;
    for (const auto& argument : arguments_) {
        changes.push_back(input::parse_override(argument));
    }
    return changes;
}

}  // namespace cordon::app
