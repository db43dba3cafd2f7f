#include "app/forecast_files.hpp"

#include "analysis/summary/summary.hpp"
#include "output/text_file.hpp"

namespace cordon::app {

std::string write_forecast(const std::filesystem::path& directory) {
    const output::RunReader results(directory / "results.h5");
    // The institute's own scale is unpublished; PHIA is the reading its words are closest to.
    const auto summary = analysis::summarise(results, analysis::shipped_scale("PHIA"));
    output::write_text_file(directory / "summary.csv", analysis::summary_csv(summary));
    output::write_text_file(directory / "summary.json", analysis::summary_json(summary));
    return analysis::summary_text(summary);
}

}  // namespace cordon::app
