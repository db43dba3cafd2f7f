#pragma once

#include "base/calendar.hpp"
#include "input/guesses.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace cordon::input {

enum class Statistic {
    max,    ///< the largest value from the start to the end
    final,  ///< the value at the end
};

/// A question with an event that can be checked later.
struct Question {
    std::string name;
    std::string ask;     ///< the event in words
    std::string policy;  ///< name
    std::string series;  ///< active, ever, spells, devices or surviving_share
    Statistic statistic;
    std::optional<std::string> jurisdiction;  ///< name; all together if absent
    std::optional<std::string> campaign;      ///< name; all campaigns together if absent
    std::optional<std::string> sector;        ///< name; all sectors if absent
    std::optional<std::string> bloc;          ///< name; all blocs if absent
    double above;                             ///< the event is that the statistic is above this
    std::string unit;    ///< of `above`: "devices", "spells", or "1" for a share
    std::string within;  ///< as written: "12 months"
    Date end_date;
    SimTime end;  ///< midnight of end_date
    std::string resolves_by;
};

struct Experiment {
    std::size_t members;
    std::string baseline;
    std::vector<std::string> policies;  ///< the baseline among them
    Guesses guesses = Guesses::drawn;
};

}  // namespace cordon::input
