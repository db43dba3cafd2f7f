#pragma once

#include "analysis/ledger/record.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cordon::analysis {

/// What became of a question.
struct Resolution {
    std::optional<double> outcome;  ///< 1 or 0 of an event, or a quantity; nothing: void
    Date resolved;
    std::string evidence;
};

/// Something that was forecast, with all versions of the forecast.
struct ForecastQuestion {
    std::vector<ledger::Record> versions;  ///< by date of issue; not empty
    std::optional<Resolution> resolution;  ///< nothing: open

    [[nodiscard]] const ledger::Record& first() const { return versions.front(); }
    [[nodiscard]] bool is_void() const { return resolution && !resolution->outcome; }
    [[nodiscard]] bool is_resolved() const { return resolution && resolution->outcome; }

    /// For each version its share of the time until the question was decided: when it was resolved,
    /// or due if that was earlier. \pre is_resolved(), and later than the first version
    [[nodiscard]] std::vector<double> shares() const;

    /// The mean of `score(version)` over that time.
    template <typename Score>
    [[nodiscard]] double time_averaged(Score score) const {
        const auto weights = shares();
        double sum = 0;
        for (std::size_t i = 0; i < versions.size(); ++i) {
            sum += weights[i] > 0 ? weights[i] * score(versions[i]) : 0;
        }
        return sum;
    }
};

/// The questions of a ledger, in its order. A record that supersedes another is a version of the
/// same question if both agree in kind, ask, resolves_by, by and unit; otherwise a question of its
/// own, so that nobody can replace a question that goes wrong.
std::vector<ForecastQuestion> questions_of(std::span<const ledger::Record> records);

}  // namespace cordon::analysis
