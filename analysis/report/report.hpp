#pragma once

#include "analysis/forecast/track_record.hpp"
#include "analysis/statement/probability_scale.hpp"
#include "output/run_reader.hpp"

#include <string>
#include <string_view>

namespace cordon::analysis {

/// What a report is made from.
struct ReportSource {
    const output::RunReader& run;
    /// The same scenario with `vendor_security: alike`, and with `experiment.guesses: fixed`;
    /// null if nobody ran them.
    const output::RunReader* vendor_neutral;
    const output::RunReader* guesses_fixed;
    std::string directory;      ///< of the results, as the user called it; for commands to run
    const TrackRecord* record;  ///< null if none was given
};

/// All that a report tells, as one JSON object (docs/formats/report.md): numbers in four
/// significant digits, those that are missing null, `<` written as \u003c so that it can stand
/// inside HTML. Every sentence with a number and every block of numbers has an id, which `datasets`
/// leads back to the results file, or to the ledger. At most 400 KB as long as the parts that
/// cannot be thinned allow; the same bytes for the same source.
std::string report_json(const ReportSource& source, const ProbabilityScale& scale);

/// The page with title and data in their places. \pre the page has one of each
std::string filled_page(std::string_view page, std::string_view title, std::string_view json);

}  // namespace cordon::analysis
