#include "analysis/ledger/record_line.hpp"

#include "analysis/ledger/fields.hpp"
#include "base/sha256.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace cordon::analysis::ledger {
namespace {

using nlohmann::json;  // sorts the keys of objects

constexpr std::array kinds{std::pair{Kind::probability, "probability"},
                           std::pair{Kind::quantity, "quantity"},
                           std::pair{Kind::verbal, "verbal"}};

template <class Value>
json or_null(const std::optional<Value>& value) {
    return value ? json(*value) : json(nullptr);
}

json band_json(const std::optional<Interval>& band) {
    return band ? json{{"low", band->low}, {"high", band->high}} : json(nullptr);
}

json provenance_json(const std::optional<Provenance>& run) {
    if (!run) {
        return nullptr;
    }
    return {{"run_id", run->run_id},   {"scenario_sha256", run->scenario_sha256},
            {"commit", run->commit},   {"program_version", run->program_version},
            {"members", run->members}, {"seed", run->seed},
            {"policy", run->policy}};
}

json json_without_hash(const Record& record) {
    json quantiles = json::array();
    for (const auto& [level, value] : record.quantiles) {
        quantiles.push_back({{"level", level}, {"value", value}});
    }
    std::string_view kind;
    for (const auto& [known, name] : kinds) {
        kind = known == record.kind ? name : kind;
    }
    return {{"format", 1},
            {"id", record.id},
            {"previous", record.previous},
            {"kind", kind},
            {"issued", record.issued.text()},
            {"author", record.author},
            {"family", record.family},
            {"ask", record.ask},
            {"text", record.text},
            {"resolves_by", record.resolves_by},
            {"by", record.by.text()},
            {"p", or_null(record.p)},
            {"low", or_null(record.low)},
            {"high", or_null(record.high)},
            {"simulated", or_null(record.simulated)},
            {"quantiles", quantiles},
            {"unit", or_null(record.unit)},
            {"scale", or_null(record.scale)},
            {"terms", record.terms},
            {"band", band_json(record.band)},
            {"base_rate", or_null(record.base_rate)},
            {"provenance", provenance_json(record.provenance)},
            {"supersedes", or_null(record.supersedes)}};
}

std::optional<Kind> read_kind(Fields& fields) {
    const auto name = fields.text("kind");
    for (const auto& [kind, known] : kinds) {
        if (name == known) {
            return kind;
        }
    }
    if (name) {
        fields.problem("kind",
                       fmt::format("'{}' is none of probability, quantity and verbal", *name));
    }
    return std::nullopt;
}

std::optional<Interval> read_band(Fields& fields, Problems& problems) {
    const auto* object = fields.object_or_null("band");
    if (object == nullptr) {
        return std::nullopt;
    }
    Fields ends(*object, "band.", problems);
    const auto low = ends.probability_or_null("low");
    const auto high = ends.probability_or_null("high");
    ends.finish();
    if (!low || !high || *low >= *high) {
        fields.problem("band", fmt::format("{} is not two probabilities, the low one below the "
                                           "high one",
                                           object->dump()));
        return std::nullopt;
    }
    return Interval{*low, *high};
}

std::vector<Quantile> read_quantiles(Fields& fields, Problems& problems) {
    std::vector<Quantile> quantiles;
    const auto* items = fields.list("quantiles");
    for (const auto& item : items == nullptr ? json::array() : *items) {
        if (!item.is_object()) {
            fields.problem("quantiles", fmt::format("{} is not an object", item.dump()));
            continue;
        }
        Fields entry(item, "quantiles.", problems);
        const auto level = entry.number("level");
        const auto value = entry.number("value");
        entry.finish();
        if (!level || !value) {
            continue;
        }
        if (*level <= 0 || *level >= 1) {
            entry.problem("level", fmt::format("{} is not between 0 and 1", *level));
        }
        if (!quantiles.empty() &&
            (*level <= quantiles.back().level || *value < quantiles.back().value)) {
            fields.problem("quantiles", fmt::format("level {} does not ascend", *level));
        }
        quantiles.push_back({*level, *value});
    }
    return quantiles;
}

std::vector<std::string> read_terms(Fields& fields) {
    std::vector<std::string> terms;
    const auto* items = fields.list("terms");
    for (const auto& item : items == nullptr ? json::array() : *items) {
        if (item.is_string()) {
            terms.push_back(item);
        } else {
            fields.problem("terms", fmt::format("{} is not a text", item.dump()));
        }
    }
    return terms;
}

std::optional<Provenance> read_provenance(Fields& fields, Problems& problems) {
    const auto* object = fields.object_or_null("provenance");
    if (object == nullptr) {
        return std::nullopt;
    }
    Fields run(*object, "provenance.", problems);
    Provenance read{.run_id = run.text("run_id").value_or(""),
                    .scenario_sha256 = run.hash("scenario_sha256").value_or(""),
                    .commit = run.text("commit").value_or(""),
                    .program_version = run.text("program_version").value_or(""),
                    .members = run.count("members").value_or(0),
                    .seed = run.count("seed").value_or(0),
                    .policy = run.text("policy").value_or("")};
    run.finish();
    return read;
}

Record read_fields(Fields& fields, Problems& problems) {
    if (const auto format = fields.count("format"); format && format != 1) {
        fields.problem("format", fmt::format("{} is not known (1 is)", *format));
    }
    const Date none(1970, 1, 1);
    Record record{.id = fields.text("id").value_or(""),
                  .previous = fields.hash("previous").value_or(""),
                  .kind = read_kind(fields).value_or(Kind::verbal),
                  .issued = fields.date("issued").value_or(none),
                  .author = fields.text("author").value_or(""),
                  .family = fields.text("family").value_or(""),
                  .ask = fields.text("ask").value_or(""),
                  .text = fields.text("text").value_or(""),
                  .resolves_by = fields.text("resolves_by").value_or(""),
                  .by = fields.date("by").value_or(none),
                  .p = fields.probability_or_null("p"),
                  .low = fields.probability_or_null("low"),
                  .high = fields.probability_or_null("high"),
                  .simulated = fields.probability_or_null("simulated"),
                  .quantiles = read_quantiles(fields, problems),
                  .unit = fields.text_or_null("unit"),
                  .scale = fields.text_or_null("scale"),
                  .terms = read_terms(fields),
                  .band = read_band(fields, problems),
                  .base_rate = fields.probability_or_null("base_rate"),
                  .provenance = read_provenance(fields, problems),
                  .supersedes = fields.text_or_null("supersedes"),
                  .hash = fields.hash("hash").value_or("")};
    fields.finish();
    return record;
}

bool has_level(const std::vector<Quantile>& quantiles, double level) {
    for (const auto& quantile : quantiles) {
        if (quantile.level == level) {
            return true;
        }
    }
    return false;
}

/// What each kind must have and may not have.
void check_kind(const Record& record, Fields& fields) {
    const bool has_interval = record.p && record.low && record.high;
    if (record.kind == Kind::probability) {
        if (!has_interval || *record.low > *record.p || *record.p > *record.high) {
            fields.problem("p",
                           "a probability needs p and its interval from low to high around it");
        }
    } else if (record.p || record.low || record.high) {
        fields.problem("p", "only a probability has p, low and high");
    }
    const bool has_members = record.provenance && record.provenance->members > 0;
    if (record.simulated && (record.kind != Kind::probability || !has_members)) {
        fields.problem("simulated", "only a probability out of the members of a run has it");
    }
    if (record.kind == Kind::quantity) {
        for (const double level : {0.05, 0.25, 0.5, 0.75, 0.95}) {
            if (!has_level(record.quantiles, level)) {
                fields.problem("quantiles", fmt::format("a quantity needs level {}", level));
            }
        }
        if (!record.unit) {
            fields.problem("unit", "a quantity needs one");
        }
    } else if (!record.quantiles.empty() || record.unit) {
        fields.problem("quantiles", "only a quantity has quantiles and a unit");
    }
    const bool has_words = record.band.has_value();
    if (record.terms.empty() == has_words || record.scale.has_value() != has_words ||
        record.terms.size() > 2) {
        fields.problem("terms", "one or two words, their scale and their band go together");
    }
    if (record.kind == Kind::verbal && !has_words) {
        fields.problem("band", "a verbal statement needs words and what they stand for");
    }
}

}  // namespace

std::string line_of(const Record& record) {
    auto object = json_without_hash(record);
    object["hash"] = sha256(object.dump());
    return object.dump();
}

std::variant<Record, Problems> parse_line(std::string_view line) {
    auto object = json::parse(line, nullptr, false);
    if (object.is_discarded() || !object.is_object()) {
        return Problems{"is not a JSON object"};
    }
    Problems problems;
    Fields fields(object, "", problems);
    auto record = read_fields(fields, problems);
    if (problems.empty()) {
        check_kind(record, fields);
        if (record.by <= record.issued) {
            fields.problem("by", fmt::format("{} is not after the date of issue, {}",
                                             record.by.text(), record.issued.text()));
        }
    }
    if (object.dump() != line) {
        problems.emplace_back("is not in the canonical form (compact, keys sorted, each once)");
    }
    object.erase("hash");
    if (!record.hash.empty() && sha256(object.dump()) != record.hash) {
        problems.emplace_back("hash: is not that of the line; the line has been changed");
    }
    if (!problems.empty()) {
        return problems;
    }
    return record;
}

}  // namespace cordon::analysis::ledger
