#pragma once

#include "analysis/statement/probability_scale.hpp"
#include "analysis/statement/recalibration.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cordon::analysis {

/// An ensemble that would be large enough to say something in words.
struct NeededMembers {
    std::size_t members;  ///< about, in three digits
    std::size_t words;    ///< 1, or 2 where the probability lies too near a border for one
};

/// Which terms of its scale a statement may use.
enum class Reach {
    all_terms,
    /// A term wholly at or below 5 %, or at or above 95 %, only together with its neighbour: for
    /// what depends on people while there is no track record (MODEL 10.2, rule 7).
    no_extremes,
};

/// What may be said in words about an event that happened in some members.
///
/// One word only if the whole 90 % interval lies inside its band, or two neighbouring words if it
/// lies between the outer ends of their bands; otherwise no word, and the number of members that
/// would be needed. Numbers are never 0 % or 100 %. Choosing the word of the best guess instead
/// would be wrong in one statement of five at 100 members.
///
/// With a recalibration the probability and both ends of its interval are mapped by it, and words
/// are those of the mapped interval, which does not hold how uncertain the map is.
class Statement {
public:
    /// \pre members >= 1, happened <= members, the scale measures probability
    Statement(const ProbabilityScale& scale, std::size_t happened, std::size_t members,
              Reach reach = Reach::all_terms, std::optional<Recalibration> recalibration = {});

    [[nodiscard]] std::size_t happened() const noexcept { return happened_; }
    [[nodiscard]] std::size_t members() const noexcept { return members_; }
    /// Of the members, as simulated, and its 90 % interval.
    [[nodiscard]] double share() const;
    [[nodiscard]] Interval simulated_interval() const;
    /// The same as stated. A recalibrated probability is never 0 or 1: none and all of the members
    /// count as half a member less.
    [[nodiscard]] double p() const;
    [[nodiscard]] Interval interval() const noexcept { return interval_; }
    [[nodiscard]] const std::optional<Recalibration>& recalibration() const noexcept {
        return recalibration_;
    }
    [[nodiscard]] const std::string& scale() const noexcept { return scale_; }

    /// One or two terms from low to high; none if precision is insufficient.
    [[nodiscard]] const std::vector<Term>& terms() const noexcept { return terms_; }

    /// From the low end of the first term to the high end of the last; nothing without terms.
    [[nodiscard]] std::optional<Interval> band() const;

    /// True if precision would have allowed a word that the statement may not use.
    [[nodiscard]] bool holds_back() const noexcept { return holds_back_; }

    /// How many members would allow words, if that is less than a million and can be told; nothing
    /// where terms() are there.
    [[nodiscard]] const std::optional<NeededMembers>& needed() const noexcept { return needed_; }

    /// The word with its numbers and its scale, "highly likely (PHIA: 80 to 90 %)", or why there
    /// is none. Without a full stop.
    [[nodiscard]] std::string word() const;

    /// What the word rests on: "It happens in 430 of 500 members: 86 %, ...". Percentages are
    /// whole, or to the nearest 5 if the interval is wider than 10, and then beside the exact one.
    /// With a recalibration, what it makes of that, and on how many settled forecasts it rests.
    [[nodiscard]] std::string evidence() const;

    /// How far the statement can be trusted, with a full stop; kept apart from how likely the event
    /// is.
    [[nodiscard]] static std::string confidence();

private:
    [[nodiscard]] double mapped(double simulated) const;
    [[nodiscard]] std::string no_word() const;
    [[nodiscard]] std::string counts() const;
    [[nodiscard]] std::string probability_text() const;

    std::string scale_;
    std::size_t happened_;
    std::size_t members_;
    std::optional<Recalibration> recalibration_;
    Interval interval_;
    std::vector<Term> terms_;
    bool holds_back_;
    std::optional<NeededMembers> needed_;
};

}  // namespace cordon::analysis
