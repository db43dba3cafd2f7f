#pragma once

#include "base/calendar.hpp"

#include <map>
#include <optional>
#include <string>

namespace cordon::input {

/// A figure that somebody published about what the scenario simulates, most often of a date before
/// its start. Reports show it; nothing else knows it.
struct HistoryFigure {
    std::string name;
    std::string title;                         ///< what was counted
    std::string series;                        ///< devices, devices_by_class or observed_active
    std::map<std::string, std::string> where;  ///< axis -> name; other axes are summed
    Date date;                                 ///< not after the horizon
    std::optional<double> low;                 ///< devices; alone it stands for "more than"
    std::optional<double> central;             ///< devices
    std::optional<double> high;                ///< devices
    std::string quality;                       ///< measured, derived, expert or placeholder
    std::string source;                        ///< who says so, as `sources` cites it
};

}  // namespace cordon::input
