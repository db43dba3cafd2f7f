#pragma once

/// \file
/// The one table that all benchmark programs print, in plain text 100 columns wide:
///
///     work                                                    figure  unit          goal met an
///     outbreak on a random graph
///       one outbreak                                            0.41  s             at most 0.5
///       yes

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cordon::benchmarks {

/// What a figure should reach. Printed beside it, never asserted.
struct Goal {
    enum class Side { at_least, at_most };
    Side side;
    double value;

    [[nodiscard]] bool is_met_by(double figure) const noexcept {
        return side == Side::at_least ? figure >= value : figure <= value;
    }
};
inline Goal at_least(double value) {
    return {Goal::Side::at_least, value};
}
inline Goal at_most(double value) {
    return {Goal::Side::at_most, value};
}

/// Three digits, more only before the point: 0.0413, 9.57, 1,882,138.
std::string in_three_digits(double figure);

/// A program's part of the table. Rows appear on standard output as soon as they are known.
class Table {
public:
    /// Prints the header, unless CORDON_BENCH_TABLE=part in the environment says that it stands
    /// above already.
    Table();

    /// Whether a program is called by itself, and not for a part of a larger table.
    [[nodiscard]] bool is_whole() const noexcept { return is_whole_; }

    /// What the rows that follow are about: a line of its own, after an empty one.
    void section(std::string_view title);
    void row(std::string_view work, double figure, std::string_view unit,
             std::optional<Goal> goal = std::nullopt);
    /// Where a figure would stand, why there is none.
    void row_without_figure(std::string_view work, std::string_view reason);

    /// What is being measured, on standard error: on a terminal only until the next row is printed.
    void progress(std::string_view doing);

private:
    void clear_progress();

    bool is_whole_;
    bool shows_progress_ = false;
};

}  // namespace cordon::benchmarks
