#include "analysis/forecast/hub.hpp"

#include "analysis/statistics/binomial_interval.hpp"

#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema =
    "https://raw.githubusercontent.com/hubverse-org/schemas/main/v6.0.0/tasks-schema.json";
constexpr std::string_view team = "cordon";
constexpr std::string_view model = "forecast";

/// One target of the hub at one place: its horizons in days, and the rows of each.
struct Target {
    std::string name;
    std::string location;
    std::vector<int> horizons;
    std::string rows;  ///< lines of the CSV
    Json output_types;
    Json metadata;
};

int days_from(Date start, Date by) {
    return by.days_since_epoch() - start.days_since_epoch();
}

/// At most `size` bytes of `text`, cut between words.
std::string shortened(const std::string& text, std::size_t size) {
    if (text.size() <= size) {
        return text;
    }
    const auto blank = text.rfind(' ', size - 3);
    return text.substr(0, blank == std::string::npos ? 0 : blank) + "...";
}

/// A hub's identifiers have at most 30 letters; longer names get the number of their question.
std::string target_id(const std::string& name, std::size_t number) {
    return name.size() <= 30 ? name : fmt::format("{}_{}", name.substr(0, 25), number);
}

Json required(const Json& values) {
    return {{"required", values}, {"optional", nullptr}};
}

Json metadata(const Target& target, std::size_t number, const std::string& title,
              const std::string& units, const std::string& type, const std::string& description) {
    return {{"target_id", target_id(target.name, number)},
            {"target_name", shortened(title, 100)},
            {"target_units", units},
            {"target_keys", {{"target", target.name}}},
            {"description", description},
            {"target_type", type},
            {"is_step_ahead", true},
            {"time_unit", "day"}};
}

std::string row(Date origin, const Target& target, int horizon, std::string_view type,
                const std::string& type_id, double value) {
    return fmt::format("{},{},{},{},{},{},{}\n", origin.text(), target.name, horizon,
                       target.location, type, type_id, value);
}

/// p, or that of half a member where it is 0 or 1.
double never_certain(const Statement& statement) {
    return statement.recalibration() ? statement.p()
                                     : inner_share(statement.happened(), statement.members());
}

Target event_target(const QuestionForecast& told, std::size_t number, Date origin,
                    const std::string& location) {
    Target target{told.question.name, location, {}, {}, {}, {}};
    std::map<int, const Statement*> by_day{{days_from(origin, told.by), &told.statement}};
    for (const auto& horizon : told.horizons) {
        by_day.emplace(days_from(origin, horizon.by), &horizon.by_then);
    }
    for (const auto& [day, statement] : by_day) {
        const double yes = never_certain(*statement);
        target.horizons.push_back(day);
        target.rows += row(origin, target, day, "pmf", "yes", yes);
        target.rows += row(origin, target, day, "pmf", "no", 1 - yes);
    }
    target.output_types["pmf"] = {{"output_type_id", {{"required", Json::array({"yes", "no"})}}},
                                  {"is_required", true},
                                  {"value", {{"type", "double"}, {"minimum", 0}, {"maximum", 1}}}};
    target.metadata = metadata(
        target, number, told.question.ask, "probability", "binary",
        fmt::format("{}{}. Settled by: {}", told.question.ask,
                    told.condition.empty() ? "" : fmt::format(", under \"{}\"", told.condition),
                    told.question.resolves_by));
    return target;
}

Target number_target(const QuestionForecast& told, std::size_t number, Date origin,
                     const std::string& location) {
    const int day = days_from(origin, told.by);
    Target target{told.question.name + "_number", location, {day}, {}, {}, {}};
    const Json value{{"type", "double"}, {"minimum", 0}};
    Json levels = Json::array();
    for (const auto& [level, amount] : told.quantiles) {
        levels.push_back(level);
        target.rows += row(origin, target, day, "quantile", fmt::format("{}", level), amount);
        if (level == 0.5) {
            target.rows += row(origin, target, day, "median", "NA", amount);
        }
    }
    target.rows += row(origin, target, day, "mean", "NA", told.mean);
    const auto type = [&](const Json& ids) {
        return Json{
            {"output_type_id", {{"required", ids}}}, {"is_required", true}, {"value", value}};
    };
    target.output_types = {
        {"quantile", type(levels)}, {"median", type(nullptr)}, {"mean", type(nullptr)}};
    target.metadata = metadata(target, number, told.meaning, told.unit == "1" ? "share" : told.unit,
                               told.unit == "1" ? "continuous" : "discrete",
                               fmt::format("The number behind: {}", told.question.ask));
    return target;
}

std::vector<Target> targets_of(const Forecast& told) {
    std::vector<Target> targets;
    for (const auto& question : told.questions) {
        const auto place = question.question.where.find("jurisdiction");
        const auto& location =
            place == question.question.where.end() ? told.location : place->second;
        const std::size_t number = targets.size();
        targets.push_back(event_target(question, number, told.start, location));
        if (!question.quantiles.empty()) {
            targets.push_back(number_target(question, number + 1, told.start, location));
        }
    }
    return targets;
}

std::string tasks_json(const std::vector<Target>& targets, Date origin) {
    Json tasks = Json::array();
    for (const auto& target : targets) {
        tasks.push_back({{"task_ids",
                          {{"origin_date", required(Json::array({origin.text()}))},
                           {"target", required(Json::array({target.name}))},
                           {"horizon", required(target.horizons)},
                           {"location", required(Json::array({target.location}))}}},
                         {"output_type", target.output_types},
                         {"target_metadata", Json::array({target.metadata})}});
    }
    // A hub of one's own has no deadline; the schema wants one, so it is a year either way.
    const Json round{
        {"round_id_from_variable", true},
        {"round_id", "origin_date"},
        {"model_tasks", tasks},
        {"submissions_due", {{"relative_to", "origin_date"}, {"start", -366}, {"end", 366}}},
        {"file_format", Json::array({"csv"})}};
    const Json file{{"schema_version", schema},
                    {"rounds", Json::array({round})},
                    {"output_type_id_datatype", "character"}};
    return file.dump(2) + "\n";
}

/// YAML; a JSON string is a valid scalar of it.
std::string metadata_yaml(const Forecast& told) {
    const auto& run = told.provenance;
    const auto quoted = [](const std::string& text) { return Json(text).dump(); };
    return fmt::format("team_name: \"Cordon\"\n"
                       "team_abbr: \"{}\"\n"
                       "model_name: \"Cordon\"\n"
                       "model_abbr: \"{}\"\n"
                       "model_version: {}\n"
                       "designated_model: true\n"
                       "methods: \"Simulation of a nation's connected devices, device by device; "
                       "an ensemble of members that draw their uncertain numbers\"\n"
                       "data_inputs: {}\n",
                       team, model, quoted(fmt::format("{} ({})", run.program_version, run.commit)),
                       quoted(fmt::format("Scenario \"{}\", SHA-256 {}, {} members, seed {}",
                                          told.title, run.scenario_sha256, run.members, run.seed)));
}

}  // namespace

std::vector<HubFile> hub_files(const Forecast& told) {
    const auto targets = targets_of(told);
    std::string table = "origin_date,target,horizon,location,output_type,output_type_id,value\n";
    for (const auto& target : targets) {
        table += target.rows;
    }
    const auto name = fmt::format("{}-{}", team, model);
    return {{"hub-config/tasks.json", tasks_json(targets, told.start)},
            {fmt::format("model-output/{}/{}-{}.csv", name, told.start.text(), name), table},
            {fmt::format("model-metadata/{}.yml", name), metadata_yaml(told)}};
}

}  // namespace cordon::analysis
