#pragma once

#include "input/overrides.hpp"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace cordon::app {

/// The `--set path=value` options of a verb that reads scenarios.
class SetOption {
public:
    void add_to(CLI::App& verb);

    /// \throws CommandLineError if one of them is no `path=value`
    [[nodiscard]] std::vector<input::Override> changes() const;

private:
    std::vector<std::string> arguments_;
};

}  // namespace cordon::app
