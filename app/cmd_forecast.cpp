#include "analysis/forecast/forecast.hpp"
#include "analysis/forecast/hub.hpp"
#include "analysis/ledger/ledger.hpp"
#include "app/commands.hpp"
#include "app/track_record_option.hpp"
#include "app/twin_runs.hpp"
#include "base/build_info.hpp"
#include "base/error.hpp"
#include "input/source.hpp"
#include "output/text_file.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace cordon::app {
namespace {

struct Arguments {
    std::string directory;
    std::string scale = "PHIA";
    std::string scales;  ///< file of tables; empty: those the program carries
    bool json = false;
    TrackRecordOption record;
    std::string hub;     ///< folder; empty: export nothing
    std::string ledger;  ///< empty: freeze nothing
    std::string author = fmt::format("Cordon {}", build_info::version);
};

analysis::ProbabilityScale chosen_scale(const Arguments& arguments) {
    if (!arguments.scales.empty()) {
        const auto table = input::read_source(arguments.scales);
        return analysis::scale_called(arguments.scale, analysis::parse_probability_scales(table),
                                      arguments.scales);
    }
    if (arguments.scale == "BISI") {
        throw CommandLineError("the bands of BISI's scale are not published, so the program has "
                               "none: give a table of them with --scales FILE (columns as in "
                               "scenarios/data/probability_scales.csv), or leave --scale out for "
                               "PHIA, the default");
    }
    return analysis::shipped_scale(arguments.scale);
}

/// The twin if it can be used; what is wrong with it is said on standard error.
std::optional<output::RunReader> usable_twin(const Arguments& arguments,
                                             const output::RunHeader& run,
                                             const analysis::TwinRun& kind) {
    auto twin = twin_in(arguments.directory, kind);
    if (twin) {
        if (const auto problem = analysis::problem_with_twin(run, twin->header(), kind)) {
            fmt::print(stderr, "{}/{} {}, and is not used\n", arguments.directory, kind.name,
                       *problem);
            return std::nullopt;
        }
    }
    return twin;
}

void export_to_hub(const analysis::Forecast& forecast, const std::filesystem::path& folder) {
    for (const auto& file : analysis::hub_files(forecast)) {
        const auto path = folder / file.path;
        std::error_code error;
        std::filesystem::create_directories(path.parent_path(), error);
        if (error) {
            throw IoError(fmt::format("{}: cannot be made ({})", path.parent_path().string(),
                                      error.message()));
        }
        output::write_text_file(path, file.text);
        fmt::print(stderr, "Hub: {}\n", path.string());
    }
}

void freeze(const analysis::Forecast& forecast, const Arguments& arguments) {
    const auto made = analysis::forecast_records(forecast, today(), arguments.author);
    const auto frozen = analysis::ledger::freeze(arguments.ledger, made.records);
    std::size_t added = 0;
    for (const auto& [record, is_new] : frozen) {
        added += is_new ? 1 : 0;
        fmt::print(stderr, "{}  {}{}\n", is_new ? "frozen        " : "frozen already", record.id,
                   is_new && record.supersedes ? fmt::format(", supersedes {}", *record.supersedes)
                                               : "");
    }
    for (const auto& reason : made.left_out) {
        fmt::print(stderr, "not frozen      {}\n", reason);
    }
    const auto records = frozen.empty() ? std::vector<analysis::ledger::Record>{}
                                        : analysis::ledger::read_ledger(arguments.ledger);
    fmt::print(stderr, "Ledger: {}, {} added{}\n", arguments.ledger, added,
               records.empty() ? "" : fmt::format(", last hash {}", records.back().hash));
}

void forecast(const Arguments& arguments) {
    const auto scale = chosen_scale(arguments);
    const output::RunReader run(std::filesystem::path(arguments.directory) / "results.h5");
    const auto guesses_fixed = usable_twin(arguments, run.header(), analysis::guesses_fixed);
    const auto vendor_neutral = usable_twin(arguments, run.header(), analysis::vendor_neutral);
    const auto record = arguments.record.read();
    const auto forecast = analysis::forecast(
        {.run = run,
         .guesses_fixed = guesses_fixed ? &*guesses_fixed : nullptr,
         .vendor_neutral = vendor_neutral ? &*vendor_neutral : nullptr,
         .settled = record ? analysis::settled_families(record->questions, run.header())
                           : analysis::SettledFamilies{}},
        scale);
    fmt::print("{}", arguments.json ? analysis::forecast_json(forecast)
                                    : analysis::forecast_text(forecast));
    if (!arguments.hub.empty()) {
        export_to_hub(forecast, arguments.hub);
    }
    if (!arguments.ledger.empty()) {
        freeze(forecast, arguments);
    }
}

}  // namespace

void add_forecast_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "forecast", "State what a run forecasts, in words with their numbers, and freeze it");
    verb->add_option("DIR", arguments->directory, "Folder of a finished run")->required();
    verb->add_option("--scale", arguments->scale,
                     "Scale of the words: PHIA, ICD 203, IPCC, NATO, Kent, NUKIB, or one of "
                     "--scales")
        ->capture_default_str();
    verb->add_option("--scales", arguments->scales, "Table of scales of your own");
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->add_option("--hub", arguments->hub,
                     "Folder for the same as a hubverse hub: CSV, tasks and metadata");
    arguments->record.add_to(*verb);
    auto* ledger =
        verb->add_option("--freeze", arguments->ledger, "Ledger to which the statements are added");
    verb->add_option("--author", arguments->author, "Who answers for them")
        ->capture_default_str()
        ->needs(ledger);
    verb->callback([arguments] { forecast(*arguments); });
}

}  // namespace cordon::app
