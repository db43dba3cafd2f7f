#pragma once

#include "app/simulation.hpp"
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

/// The options of a verb that simulates: members, threads, directory.
class SimulationOptions {
public:
    SimulationOptions();

    void add_to(CLI::App& verb);

    /// True if the directory was said.
    [[nodiscard]] bool has_directory() const { return !directory_.empty(); }
    [[nodiscard]] SimulationArguments for_scenario(const std::filesystem::path& file) const;

private:
    std::size_t members_ = 0;
    unsigned threads_;
    std::string directory_;
};

}  // namespace cordon::app
