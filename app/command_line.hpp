#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>

namespace cordon::app {

/// Why a command line could not be read, in one line: a verb or option that does not exist, with
/// the one that was probably meant, else CLI11's own words.
std::string explained(const CLI::App& program, std::span<const char* const> arguments,
                      const CLI::ParseError& error);

}  // namespace cordon::app
