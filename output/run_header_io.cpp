#include "output/run_header_io.hpp"

#include "base/error.hpp"
#include "output/axes.hpp"
#include "output/columns.hpp"
#include "output/observed_io.hpp"
#include "output/results_format.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>

namespace cordon::output {
namespace {

constexpr std::size_t host_bytes = 64;
constexpr std::size_t created_bytes = 32;

void write_questions(h5::Group& root, const RunHeader& header) {
    if (header.questions.empty()) {
        return;
    }
    auto group = root.create_group("questions");
    const Axes axes(group, header, {"question"});
    const auto texts = [&](const std::string& name, const std::string& long_name, auto&& text) {
        auto dataset = group.write_texts(name, column(header.questions, text));
        dataset.write_attribute("long_name", long_name);
        axes.attach(dataset, {"question"});
    };
    texts("ask", "event that is asked about", &Question::ask);
    texts("policy", "policy under which it is asked", &Question::policy);
    texts("series", "series that decides", &Question::series);
    texts("reduction", "number of the path that is compared: final or max",
          [](const Question& q) { return q.reduction == Reduction::max ? "max" : "final"; });
    write_filters(group, axes, "question", header.questions);
    texts("resolves_by", "source that will tell", &Question::resolves_by);
    std::vector<double> thresholds;
    std::vector<double> until;
    for (const auto& question : header.questions) {
        thresholds.push_back(question.threshold);
        until.push_back(question.until_days);
    }
    auto threshold = group.write<double>("threshold", thresholds);
    threshold.write_attribute("long_name", "the event is a number above this, in the series' unit");
    axes.attach(threshold, {"question"});
    auto date = group.write<double>("until", until);
    date.write_attribute("long_name", "last date that counts");
    date.write_attribute("units", time_unit(header.start));
    date.write_attribute("calendar", "proleptic_gregorian");
    axes.attach(date, {"question"});
}

std::vector<Question> read_questions(const h5::Group& root) {
    if (!root.has("questions")) {
        return {};
    }
    const auto group = root.group("questions");
    const auto names = group.texts("question");
    const auto asks = read_column(group, "ask", names.size());
    const auto policies = read_column(group, "policy", names.size());
    const auto series = read_column(group, "series", names.size());
    const auto reductions = read_column(group, "reduction", names.size());
    const auto resolves_by = read_column(group, "resolves_by", names.size());
    const auto thresholds = group.dataset("threshold").read_all<double>();
    const auto until = group.dataset("until").read_all<double>();
    if (thresholds.size() != names.size() || until.size() != names.size()) {
        throw IoError(group.place() + ": thresholds or dates are missing. The file is damaged");
    }
    std::vector<Question> questions;
    for (std::size_t i = 0; i < names.size(); ++i) {
        questions.push_back({names[i],
                             asks[i],
                             policies[i],
                             series[i],
                             reductions[i] == "max" ? Reduction::max : Reduction::final,
                             {},
                             thresholds[i],
                             until[i],
                             resolves_by[i]});
    }
    read_filters(group, questions);
    return questions;
}

/// A text of the provenance, in as many bytes as it needs or in `capacity`.
void write_described(h5::Group& group, const std::string& name, std::string_view text,
                     const std::string& long_name, std::size_t capacity = 0) {
    group.write_text(name, text, std::max(capacity, text.size()))
        .write_attribute("long_name", long_name);
}

void write_provenance(h5::Group& root, const Provenance& from, const Machine& machine) {
    auto group = root.create_group("provenance");
    write_described(group, "scenario_yaml", from.scenario_yaml, "merged scenario, every key");
    write_described(group, "canonical_json", from.canonical_json, "the scenario, canonical JSON");
    write_described(group, "canonical_sha256", from.canonical_sha256, "SHA-256 of canonical_json");
    group.write_texts("file", column(from.files, &SourceFile::path))
        .write_attribute("long_name", "files that were read");
    group.write_texts("file_sha256", column(from.files, &SourceFile::sha256))
        .write_attribute("long_name", "their SHA-256");
    if (!from.changes.empty()) {
        group.write_texts("change", from.changes)
            .write_attribute("long_name", "values changed by --set, as path=value");
    }
    write_described(group, "compiler", from.compiler, "compiler of the program");
    write_described(group, "build_type", from.build_type, "build type of the program");
    // Of constant size, so that nothing else in the file moves.
    auto here = group.create_group("machine");
    write_described(here, "host", std::string_view(machine.host).substr(0, host_bytes),
                    "name of the machine", host_bytes);
    write_described(here, "created_utc",
                    std::string_view(machine.created_utc).substr(0, created_bytes),
                    "when the file was made", created_bytes);
}

Provenance read_provenance(const h5::Group& root) {
    const auto group = root.group("provenance");
    Provenance provenance;
    provenance.program_version = root.text_attribute("program_version");
    provenance.commit = root.text_attribute("commit");
    provenance.scenario_yaml = group.text("scenario_yaml");
    provenance.canonical_json = group.text("canonical_json");
    provenance.canonical_sha256 = group.text("canonical_sha256");
    provenance.compiler = group.text("compiler");
    provenance.build_type = group.text("build_type");
    const auto paths = group.texts("file");
    const auto digests = read_column(group, "file_sha256", paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        provenance.files.push_back({paths[i], digests[i]});
    }
    if (group.has("change")) {
        provenance.changes = group.texts("change");
    }
    return provenance;
}

std::vector<Label> read_labels(const h5::Group& group, const std::string& axis) {
    const auto names = group.texts(axis);
    const auto titles = read_column(group, axis + "_title", names.size());
    std::vector<Label> labels;
    for (std::size_t i = 0; i < names.size(); ++i) {
        labels.push_back({names[i], titles[i]});
    }
    return labels;
}

std::vector<Parameter> read_parameters(const h5::Group& root) {
    std::vector<Parameter> parameters;
    if (root.has("parameters")) {
        const auto group = root.group("parameters");
        const auto paths = group.texts("parameter");
        const auto units = read_column(group, "unit", paths.size());
        const auto qualities = read_column(group, "quality", paths.size());
        for (std::size_t i = 0; i < paths.size(); ++i) {
            parameters.push_back({paths[i], units[i], qualities[i]});
        }
    }
    return parameters;
}

Date read_start(const h5::Dataset& time) {
    const auto unit = time.text_attribute("units");
    const std::string_view prefix = "days since ";
    const auto start =
        unit.starts_with(prefix) ? Date::parse(unit.substr(prefix.size())) : std::nullopt;
    if (!start) {
        throw IoError(fmt::format("{}: '{}' is not a unit of time (days since YYYY-MM-DD)",
                                  time.place(), unit));
    }
    return *start;
}

void check_kind(const h5::Group& root) {
    if (!root.has_attribute("filetype") || root.text_attribute("filetype") != filetype) {
        throw IoError(fmt::format("{}: is HDF5, but not a results file of this program (attribute "
                                  "filetype = '{}')",
                                  root.place(), filetype));
    }
    const auto version = root.integers_attribute("format_version");
    if (version.size() != 2 || !can_read(format_version, {version[0], version[1]})) {
        throw IoError(fmt::format("{}: format version '{}' is not known here ({}.x). Use the "
                                  "program version that wrote it, '{}'",
                                  root.place(), fmt::join(version, "."), format_version.major,
                                  root.text_attribute("program_version")));
    }
}

}  // namespace

void write_header(h5::Group& root, const RunHeader& header) {
    root.write_attribute("filetype", filetype);
    root.write_attribute("format_version", std::array{format_version.major, format_version.minor});
    root.write_attribute("program_version", header.provenance.program_version);
    root.write_attribute("commit", header.provenance.commit);
    root.write_attribute("seed", header.seed);
    root.write_attribute("title", header.title);
    root.write_attribute("jurisdiction", header.jurisdiction);
    write_questions(root, header);
    write_observed(root, header);
    write_provenance(root, header.provenance, header.machine);
}

RunHeader read_header(const h5::Group& root) {
    check_kind(root);
    const auto series = root.group("series");
    const auto time = series.dataset("time");
    const auto machine = root.group("provenance").group("machine");
    return {.title = root.text_attribute("title"),
            .jurisdiction = root.text_attribute("jurisdiction"),
            .start = read_start(time),
            .seed = root.unsigned_attribute("seed"),
            .members = series.dataset("member").read_all<std::int64_t>().size(),
            .times_days = time.read_all<double>(),
            .policies = read_labels(series, "policy"),
            .ban_starts_days = series.dataset("ban_start").read_all<double>(),
            .jurisdictions = read_labels(series, "jurisdiction"),
            .sectors = read_labels(series, "sector"),
            .blocs = read_labels(series, "bloc"),
            .device_classes = read_labels(series, "device_class"),
            .data_classes = read_labels(series, "data_class"),
            .components = read_labels(series, "component"),
            .attacker_classes = read_labels(series, "attacker_class"),
            .campaigns = read_labels(series, "campaign"),
            .parameters = read_parameters(root),
            .questions = read_questions(root),
            .observed = read_observed(root),
            .provenance = read_provenance(root),
            .machine = {machine.text("host"), machine.text("created_utc")}};
}

}  // namespace cordon::output
