#include "analysis/export/exporter.hpp"
#include "analysis/export/sqlite_database.hpp"

#include <fmt/format.h>
#include <set>

namespace cordon::analysis {

using output::RunHeader;

namespace {

constexpr const char* tables = R"(
CREATE TABLE runs (
  run TEXT PRIMARY KEY, title TEXT, jurisdiction TEXT, start TEXT, seed TEXT, members INTEGER,
  program_version TEXT, program_commit TEXT, scenario_sha256 TEXT);
CREATE TABLE policies (policy TEXT PRIMARY KEY, title TEXT);
CREATE TABLE variables (
  variable TEXT PRIMARY KEY, unit TEXT, long_name TEXT, cell_methods TEXT, aggregation TEXT);
CREATE TABLE places (strata TEXT, axis TEXT, place TEXT, PRIMARY KEY (strata, axis));
)";

/// A table with a column for each statistic, and a view of it with a row for each number.
std::string table_of_estimates() {
    std::string columns;
    std::string view;
    for (std::size_t i = 0; i < statistics.size(); ++i) {
        const auto name = statistics[i].name;
        const bool is_count = name == "members";
        columns += fmt::format(", {} {}", name, is_count ? "INTEGER" : "REAL");
        view += fmt::format(
            "{} SELECT run, policy, variable, strata, date, {} AS unit, '{}' AS statistic, "
            "{} AS value FROM estimates",
            i == 0 ? "" : " UNION ALL", is_count ? "'member'" : "unit", name, name);
    }
    return fmt::format(
        "CREATE TABLE estimates (run TEXT, policy TEXT, variable TEXT, strata TEXT, date TEXT, "
        "unit TEXT{}); CREATE VIEW numbers AS{};",
        columns, view);
}

class SqliteFile : public Exporter {
public:
    SqliteFile(const RunHeader& header, const std::filesystem::path& path)
        : run_(output::run_id(header)), dates_(observation_dates(header)), database_(path) {
        // The file has a provisional name until it is complete: nothing has to survive a crash.
        database_.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;");
        database_.execute(tables);
        database_.execute(table_of_estimates());
        write_run(header);
    }

    void add(const Course& course) override {
        const auto strata = strata_text(course.where);
        write_places(strata, course.where);
        auto estimates = database_.insert_into("estimates", 6 + statistics.size());
        for (std::size_t time = 0; time < course.values.size(); ++time) {
            estimates.text(run_).text(course.policy).text(course.spec.name).text(strata);
            estimates.text(dates_[time]).text(course.spec.unit);
            for (const double value : course.values[time]) {
                estimates.real(value);
            }
            estimates.row();
        }
    }

    void finish() override {
        database_.execute(
            "CREATE INDEX by_variable ON estimates (variable, strata, policy, date); COMMIT;");
        database_.close();
    }

private:
    void write_run(const RunHeader& header) {
        const auto& provenance = header.provenance;
        auto runs = database_.insert_into("runs", 9);
        runs.text(run_).text(header.title).text(header.jurisdiction).text(header.start.text());
        runs.text(fmt::format("{}", header.seed));  // may be above the largest integer of SQLite
        runs.integer(static_cast<std::int64_t>(header.members)).text(provenance.program_version);
        runs.text(provenance.commit).text(provenance.canonical_sha256).row();
        auto policies = database_.insert_into("policies", 2);
        for (const auto& policy : header.policies) {
            policies.text(policy.name).text(policy.title).row();
        }
        auto variables = database_.insert_into("variables", 5);
        for (const auto& spec : output::series_specs()) {
            variables.text(spec.name).text(spec.unit).text(spec.long_name).text(spec.cell_methods);
            variables.text(output::aggregation_rule(spec)).row();
        }
    }

    void write_places(const std::string& strata, const Places& where) {
        if (!strata_.insert(strata).second) {
            return;
        }
        auto places = database_.insert_into("places", 3);
        for (const auto& [axis, place] : where) {
            places.text(strata).text(axis).text(place).row();
        }
    }

    std::string run_;
    std::vector<std::string> dates_;
    SqliteDatabase database_;
    std::set<std::string> strata_;  ///< that are in `places`
};

}  // namespace

std::unique_ptr<Exporter> sqlite_exporter(const RunHeader& header,
                                          const std::filesystem::path& path) {
    return std::make_unique<SqliteFile>(header, path);
}

}  // namespace cordon::analysis
