#include "analysis/export/exporter.hpp"
#include "app/commands.hpp"
#include "base/error.hpp"
#include "input/suggestion.hpp"
#include "output/text_file.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>

namespace cordon::app {
namespace {

using analysis::Exporter;
using analysis::ExportSelection;
using output::PartFile;
using output::RunHeader;
using output::RunReader;

struct Arguments {
    std::string directory;
    std::string format;
    std::string file;  ///< empty: standard output
    ExportSelection selection;
};

struct TextFormat {
    std::string_view name;
    std::unique_ptr<Exporter> (*make)(const RunHeader& header, analysis::TextSink sink);
};

constexpr std::array<TextFormat, 4> text_formats{{{"csv", analysis::csv_exporter},
                                                  {"csv-wide", analysis::wide_csv_exporter},
                                                  {"json", analysis::json_exporter},
                                                  {"iamc", analysis::iamc_exporter}}};

void check_known(const std::vector<std::string>& asked, const std::vector<std::string>& names,
                 std::string_view kind) {
    for (const auto& name : asked) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            throw CommandLineError(fmt::format("'{}' is no {} (there are {}){}", name, kind,
                                               fmt::join(names, ", "),
                                               input::did_you_mean(name, names)));
        }
    }
}

void check_format(const Arguments& arguments) {
    std::vector<std::string> names;
    for (const auto& format : text_formats) {
        names.emplace_back(format.name);
    }
    names.emplace_back("sqlite");
    check_known({arguments.format}, names, "format of exports");
    if (arguments.format == "sqlite" && arguments.file.empty()) {
        throw CommandLineError("a database is a file: say which with -o");
    }
}

void check_selection(const ExportSelection& selection, const RunHeader& header) {
    std::vector<std::string> policies;
    for (const auto& policy : header.policies) {
        policies.push_back(policy.name);
    }
    check_known(selection.policies, policies, "policy of the run");
    std::vector<std::string> series;
    for (const auto& spec : output::series_specs()) {
        series.emplace_back(spec.name);
    }
    check_known(selection.series, series, "series");
}

void export_into(Exporter& exporter, const RunReader& run, const ExportSelection& selection) {
    analysis::for_each_course(run, selection, [&](const auto& course) { exporter.add(course); });
    exporter.finish();
}

void export_text(const RunReader& run, const Arguments& arguments, const analysis::TextSink& sink) {
    const auto* format =
        std::find_if(text_formats.begin(), text_formats.end(),
                     [&](const auto& known) { return known.name == arguments.format; });
    export_into(*format->make(run.header(), sink), run, arguments.selection);
}

bool have_equal_bytes(const std::filesystem::path& one, const std::filesystem::path& other) {
    std::ifstream left(one, std::ios::binary);
    std::ifstream right(other, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return left && right && std::equal(Bytes(left), Bytes(), Bytes(right), Bytes());
}

/// Like results, an export is never written over anything else.
void publish(PartFile& part) {
    if (!std::filesystem::exists(part.target())) {
        part.publish();
        fmt::print(stderr, "Exported: {}\n", part.target().string());
    } else if (have_equal_bytes(part.path(), part.target())) {
        fmt::print(stderr, "{} already holds this export\n", part.target().string());
    } else {
        throw CommandLineError(
            fmt::format("{} holds something else and is not overwritten. Choose another name with "
                        "-o, or remove it",
                        part.target().string()));
    }
}

void export_to_file(const RunReader& run, const Arguments& arguments) {
    const std::filesystem::path target(arguments.file);
    if (std::filesystem::exists(target) && !std::filesystem::is_regular_file(target)) {
        throw CommandLineError(
            fmt::format("{} is no file that an export could be", target.string()));
    }
    PartFile part(target);
    if (arguments.format == "sqlite") {
        export_into(*analysis::sqlite_exporter(run.header(), part.path()), run,
                    arguments.selection);
    } else {
        output::TextFile file(part);
        export_text(run, arguments, [&](std::string_view text) { file.write(text); });
        file.close();
    }
    publish(part);
}

void export_run(const Arguments& arguments) {
    check_format(arguments);
    const RunReader run(std::filesystem::path(arguments.directory) / "results.h5");
    check_selection(arguments.selection, run.header());
    if (arguments.file.empty()) {
        export_text(run, arguments, [](std::string_view text) { fmt::print("{}", text); });
    } else {
        export_to_file(run, arguments);
    }
}

}  // namespace

void add_export_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "export", "Write a run's statistics over the members for other programs");
    verb->add_option("DIR", arguments->directory, "Folder of a finished run")->required();
    verb->add_option("--to", arguments->format, "csv, csv-wide, json, iamc or sqlite")->required();
    verb->add_option("-o,--output", arguments->file,
                     "File to make (default: standard output; sqlite needs a file)");
    verb->add_option("--series", arguments->selection.series,
                     "Only this series; may be said several times (default: all)")
        ->allow_extra_args(false);
    verb->add_option("--policy", arguments->selection.policies,
                     "Only this policy; may be said several times (default: all)")
        ->allow_extra_args(false);
    verb->callback([arguments] { export_run(*arguments); });
}

}  // namespace cordon::app
