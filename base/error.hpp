#pragma once

/// \file
/// What can go wrong that is not a bug, and the exit code each kind ends with.
///
/// Thrown anywhere, caught in app/main.cpp alone. Codes follow sysexits.h, so that a batch script
/// can branch on them.

#include <stdexcept>
#include <string>
#include <vector>

namespace cordon {

enum class ExitCode : int {
    ok = 0,
    command_line = 64,  ///< the command line is wrong
    scenario = 65,      ///< a scenario or table is wrong
    missing_file = 66,  ///< a file named by the user does not exist or cannot be read
    bug = 70,           ///< a broken contract: ours to mend
    input_output = 74,  ///< disk full, no permission, damaged results file
    stopped = 75,       ///< stopped before the end; the same command finishes the work
};

/// Base of everything in this file: a message for the user and the exit code to end with.
class Error : public std::runtime_error {
public:
    Error(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
    [[nodiscard]] ExitCode code() const noexcept { return code_; }

private:
    ExitCode code_;
};

class CommandLineError : public Error {
public:
    explicit CommandLineError(const std::string& message)
        : Error(ExitCode::command_line, message) {}
};

class MissingFileError : public Error {
public:
    explicit MissingFileError(const std::string& message)
        : Error(ExitCode::missing_file, message) {}
};

class IoError : public Error {
public:
    explicit IoError(const std::string& message) : Error(ExitCode::input_output, message) {}
};

class StoppedError : public Error {
public:
    explicit StoppedError(const std::string& message) : Error(ExitCode::stopped, message) {}
};

/// A scenario that cannot be run. Carries *every* problem found, one line each, in the form
/// `file:line:column: path: what is wrong, with the value (what is allowed). Suggestion`.
class ScenarioError : public Error {
public:
    explicit ScenarioError(std::vector<std::string> problems)
        : Error(ExitCode::scenario, joined(problems)), problems_(std::move(problems)) {}
    [[nodiscard]] const std::vector<std::string>& problems() const noexcept { return problems_; }

private:
    static std::string joined(const std::vector<std::string>& lines) {
        std::string text;
        for (const auto& line : lines) {
            text += (text.empty() ? "" : "\n") + line;
        }
        return text;
    }

    std::vector<std::string> problems_;
};

}  // namespace cordon
