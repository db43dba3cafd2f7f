#pragma once

#include "input/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// Collects what is wrong with a scenario, so that the user hears everything in one go.
class Diagnostics {
public:
    /// \param path     of the value in the scenario, e.g. `clock.horizon`; may be empty
    /// \param message  what is wrong, with the value (what is allowed). Suggestion
    void add(const Place& place, std::string_view path, std::string_view message);

    /// Problems added so far; a reader compares it before and after a step.
    [[nodiscard]] std::size_t count() const noexcept { return problems_.size(); }

    /// Every problem once, as `file:line:column: path: message`, by file, line and column.
    [[nodiscard]] std::vector<std::string> lines() const;

    /// \throws ScenarioError with all lines, if there are any
    void throw_if_any() const;

private:
    struct Problem {
        Place place;
        std::string text;
    };
    std::vector<Problem> problems_;
};

}  // namespace cordon::input
