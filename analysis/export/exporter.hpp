#pragma once

#include "analysis/export/course.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

/// \file
/// The formats of `cordon export`; docs/formats/exports.md tells readers the same. Every number
/// stands with its run, policy, variable, stratum, date, unit and statistic. A missing number is
/// an empty field or null. Equal runs give equal bytes.

namespace cordon::analysis {

/// Writes courses down in one format.
class Exporter {
public:
    Exporter() = default;
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;
    virtual ~Exporter() = default;

    virtual void add(const Course& course) = 0;
    /// Writes what comes after the last course. \pre called once, at the end
    virtual void finish() = 0;
};

/// Takes the next piece of a text.
using TextSink = std::function<void(std::string_view)>;

/// For scripts: one row for each number. Columns: run, policy, variable, strata, date, unit,
/// statistic, value, as in summary.csv.
std::unique_ptr<Exporter> csv_exporter(const output::RunHeader& header, TextSink sink);

/// For spreadsheets: one row for each date, with a column for each statistic.
std::unique_ptr<Exporter> wide_csv_exporter(const output::RunHeader& header, TextSink sink);

/// For programs: the run, and one object for each course with its dates and lists of numbers.
std::unique_ptr<Exporter> json_exporter(const output::RunHeader& header, TextSink sink);

/// For tools of the Integrated Assessment Modeling Consortium, such as pyam, in its long form with
/// dates: model, scenario (the policy), region (the jurisdiction), variable, unit, time, value, and
/// the run. A variable is the series, then axis and place of its strata, then the statistic, with
/// '|' in between.
std::unique_ptr<Exporter> iamc_exporter(const output::RunHeader& header, TextSink sink);

/// A new SQLite file; finish() closes it. \throws IoError, as do add() and finish()
std::unique_ptr<Exporter> sqlite_exporter(const output::RunHeader& header,
                                          const std::filesystem::path& path);

}  // namespace cordon::analysis
