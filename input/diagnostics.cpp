#include "input/diagnostics.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {

void Diagnostics::add(const Place& place, std::string_view path, std::string_view message) {
    problems_.push_back({place, fmt::format("{}{}{}", path, path.empty() ? "" : ": ", message)});
}

std::vector<std::string> Diagnostics::lines() const {
    auto sorted = problems_;
    std::sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
        const auto order = a.place <=> b.place;
        return order < 0 || (order == 0 && a.text < b.text);
    });
    std::vector<std::string> lines;
    for (const auto& problem : sorted) {
        lines.push_back(problem.place.text() + ": " + problem.text);
    }
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

void Diagnostics::throw_if_any() const {
    if (!problems_.empty()) {
        throw ScenarioError(lines());
    }
}

}  // namespace cordon::input
