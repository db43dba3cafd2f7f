#pragma once

#include "analysis/probability_scale.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cordon::analysis {

/// What may be said in words about an event that happened in some members.
///
/// One word only if the whole 90 % interval lies inside its band, or two neighbouring words if it
/// lies between the outer ends of their bands; otherwise no word, and the number of members that
/// would be needed. Numbers are never 0 % or 100 %. Choosing the word of the best guess instead
/// would be wrong in one statement of five at 100 members.
class Statement {
public:
    /// \pre members >= 1, happened <= members
    Statement(const ProbabilityScale& scale, std::size_t happened, std::size_t members);

    [[nodiscard]] std::size_t happened() const noexcept { return happened_; }
    [[nodiscard]] std::size_t members() const noexcept { return members_; }
    [[nodiscard]] double share() const;
    [[nodiscard]] Interval interval() const noexcept { return interval_; }
    [[nodiscard]] const std::string& scale() const noexcept { return scale_; }

    /// One or two terms from low to high; none if precision is insufficient.
    [[nodiscard]] const std::vector<Term>& terms() const noexcept { return terms_; }

    /// How many members would allow a word, as far as it can be told. \pre terms() is empty
    [[nodiscard]] std::optional<std::size_t> members_needed() const noexcept { return needed_; }

    /// The word with its numbers and its scale: "highly likely (PHIA: 80 to 90 %)".
    [[nodiscard]] std::string word() const;

    /// What the word rests on: "It happens in 43 of 50 members: 85 %, ...".
    [[nodiscard]] std::string evidence() const;

    /// How far the statement can be trusted; kept apart from how likely the event is.
    [[nodiscard]] static std::string confidence();

private:
    std::string scale_;
    std::size_t happened_;
    std::size_t members_;
    Interval interval_;
    std::vector<Term> terms_;
    std::optional<std::size_t> needed_;
};

}  // namespace cordon::analysis
