#pragma once

#include "input/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// What a published figure may be used for; each has one use, so that nothing is validated with
/// what it was calibrated with.
enum class FigureRole { validate, calibrate, check };

/// A figure about a real campaign, and how far published ones lie apart. A figure with its low end
/// alone is censored: "more than".
struct PublishedFigure {
    std::string name;
    std::string botnet;
    std::string quantity;
    std::string date;  ///< to which it refers, as far as known
    std::optional<double> low;
    std::optional<double> central;
    std::optional<double> high;
    std::string unit;
    FigureRole role;
    std::string source;
};

/// Reads the columns name, botnet, quantity, date, low, central, high, unit, role and source;
/// others are passed over. Reports what is wrong; figures that are wrong are left out.
std::vector<PublishedFigure> read_published_figures(std::string_view text, std::string_view name,
                                                    Diagnostics& problems);

/// scenarios/data/hindcast_targets.csv as the program carries it.
std::string_view shipped_figures();

}  // namespace cordon::input
