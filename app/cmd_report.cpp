#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "app/commands.hpp"
#include "app/track_record_option.hpp"
#include "app/twin_runs.hpp"
#include "base/error.hpp"
#include "output/text_file.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace cordon::app {
namespace {

namespace fs = std::filesystem;

struct Arguments {
    std::string directory;
    bool data = false;
    TrackRecordOption record;
};

/// \throws MissingFileError if there is no finished run
output::RunReader results_in(const fs::path& directory) {
    std::error_code ignored;
    if (!fs::is_directory(directory, ignored)) {
        throw MissingFileError(fmt::format("{}: is not a directory", directory.string()));
    }
    if (!fs::exists(directory / "results.h5", ignored) &&
        fs::is_directory(directory / "unfinished", ignored)) {
        throw MissingFileError(
            fmt::format("{}: the run is not finished. The `cordon run` that began it goes on from "
                        "there",
                        directory.string()));
    }
    return output::RunReader(directory / "results.h5");
}

/// The directory as the user called it, without slashes at its end.
fs::path named_directory(const std::string& name) {
    const auto directory = (fs::path(name) / "").lexically_normal().parent_path();
    return directory.empty() ? fs::path(".") : directory;
}

void report(const Arguments& arguments) {
    const auto directory = named_directory(arguments.directory);
    const auto run = results_in(directory);
    const auto vendor_neutral = twin_in(directory, analysis::vendor_neutral);
    const auto guesses_fixed = twin_in(directory, analysis::guesses_fixed);
    const auto record = arguments.record.read();
    const auto page = analysis::report_page();
    if (!page && !arguments.data) {
        throw CommandLineError("this program was built without the page of reports (node and npm "
                               "were missing). `--data` gives its data as JSON");
    }
    const auto json = analysis::report_json({run, vendor_neutral ? &*vendor_neutral : nullptr,
                                             guesses_fixed ? &*guesses_fixed : nullptr,
                                             directory.string(), record ? &*record : nullptr},
                                            analysis::shipped_scale("PHIA"));
    if (arguments.data) {
        fmt::print("{}", json);
        return;
    }
    const auto file = directory / "report.html";
    output::write_text_file(file, analysis::filled_page(*page, run.header().title, json));
    fmt::print("{}\n", file.string());
}

}  // namespace

void add_report_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "report", "Write the forecast of a finished run as one HTML page, DIR/report.html");
    verb->add_option("DIR", arguments->directory, "Directory of the results of `cordon run`")
        ->required();
    verb->add_flag("--data", arguments->data,
                   "Print the data of the page as JSON on standard output instead");
    arguments->record.add_to(*verb);
    verb->callback([arguments] { report(*arguments); });
}

}  // namespace cordon::app
