#pragma once

#include "analysis/statistics/member_paths.hpp"

#include <map>
#include <string>

namespace cordon::analysis {

/// Where a number of the report comes from.
struct Dataset {
    std::string path;       ///< in the results file
    Places where;           ///< axis -> label; what is not named is added up or told in the note
    std::string statistic;  ///< over the members
    std::string note;
};

/// The origin of every number in a report, by the id that stands beside it.
class Datasets {
public:
    /// Notes the origin of `id` and returns the id; said again, the last one holds.
    std::string add(const std::string& id, Dataset dataset);

    [[nodiscard]] const std::map<std::string, Dataset>& all() const noexcept { return all_; }

private:
    std::map<std::string, Dataset> all_;
};

}  // namespace cordon::analysis
