/// A ledger only grows, and nothing in it can be changed unseen.

#include "analysis/ledger/ledger.hpp"
#include "analysis/ledger/record_line.hpp"
#include "base/error.hpp"
#include "base/sha256.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace cordon;
using namespace cordon::analysis::ledger;
using Catch::Contains;
using cordon::tests::bytes_of;
using cordon::tests::TemporaryFolder;

namespace {

Record event(const std::string& id, double p) {
    return {.id = id,
            .kind = Kind::probability,
            .issued = Date(2026, 1, 1),
            .author = "the office",
            .family = "botnets",
            .ask = "a botnet of more than 1 000 devices is found",
            .text = "It is likely (PHIA: 55 to 75 %) that …",
            .resolves_by = "the yearly report",
            .by = Date(2027, 1, 1),
            .p = p,
            .low = p - 0.05,
            .high = p + 0.05,
            .simulated = p + 0.02,
            .scale = "PHIA",
            .terms = {"likely"},
            .band = analysis::Interval{0.55, 0.75},
            .provenance = Provenance{.run_id = "0123456789ab",
                                     .scenario_sha256 = sha256("scenario"),
                                     .commit = "abc",
                                     .program_version = "0.1.0",
                                     .members = 100,
                                     .seed = 18'446'744'073'709'551'615U,
                                     .policy = "as it is"}};
}

Record quantity(const std::string& id) {
    auto record = event(id, 0.5);
    record.kind = Kind::quantity;
    record.p = record.low = record.high = record.simulated = std::nullopt;
    record.scale.reset();
    record.terms.clear();
    record.band.reset();
    record.unit = "devices";
    record.quantiles = {{0.05, 10}, {0.25, 20}, {0.5, 20}, {0.75, 30.5}, {0.95, 1e6}};
    return record;
}

Record said(const std::string& id) {
    auto record = event(id, 0.5);
    record.kind = Kind::verbal;
    record.p = record.low = record.high = record.simulated = std::nullopt;
    record.provenance.reset();
    return record;
}

std::vector<std::string> lines(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> found;
    for (std::string line; std::getline(stream, line);) {
        found.push_back(line);
    }
    return found;
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

/// The line after `change` to its fields, with a hash that fits.
template <class Change>
std::string changed(const std::string& line, Change&& change) {
    auto object = nlohmann::json::parse(line);
    change(object);
    object.erase("hash");
    object["hash"] = sha256(object.dump());
    return object.dump();
}

}  // namespace

TEST_CASE("records come back from a ledger as they went in", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    freeze(file, std::vector{event("run-a", 0.65), quantity("run-b")});
    freeze(file, std::vector{said("said-1")});
    const auto records = read_ledger(file);
    REQUIRE(records.size() == 3);
    CHECK(records[0].previous == no_hash);
    CHECK(records[1].previous == records[0].hash);
    CHECK(records[2].previous == records[1].hash);
    CHECK(records[0].p == 0.65);
    CHECK(records[0].simulated == 0.67);
    CHECK_FALSE(records[1].simulated);
    CHECK(records[0].text == event("", 0).text);
    CHECK(records[0].provenance == event("", 0).provenance);
    CHECK(records[1].quantiles == quantity("").quantiles);
    CHECK(records[1].unit == "devices");
    CHECK(records[2].kind == Kind::verbal);
    CHECK_FALSE(records[2].provenance);
    CHECK(records[2].band->high == 0.75);
    for (std::size_t i = 0; i < records.size(); ++i) {
        CHECK(line_of(records[i]) == lines(file)[i]);
    }
}

TEST_CASE("the same forecast is frozen once, and a new one supersedes it", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    REQUIRE(freeze(file, std::vector{event("run-a", 0.65)}).front().is_new);
    const auto before = bytes_of(file);

    auto later = event("run-a", 0.65);
    later.issued = Date(2026, 2, 1);
    later.author = "somebody else";
    const auto again = freeze(file, std::vector{later});
    CHECK_FALSE(again.front().is_new);
    CHECK(again.front().record.issued == Date(2026, 1, 1));
    CHECK(bytes_of(file) == before);

    const auto other = freeze(file, std::vector{event("run-a", 0.6), event("run2-a", 0.7)});
    CHECK(other[0].record.id == "run-a-2");
    CHECK(other[0].record.supersedes == "run-a");
    CHECK(other[1].record.id == "run2-a");
    CHECK(other[1].record.supersedes == "run-a-2");
    CHECK(bytes_of(file).starts_with(before));

    auto another_policy = event("run3-a", 0.7);
    another_policy.provenance->policy = "ban";
    CHECK_FALSE(freeze(file, std::vector{another_policy}).front().record.supersedes);
    CHECK_FALSE(freeze(file, std::vector{event("run-a", 0.6)}).front().is_new);
}

TEST_CASE("every flipped bit of a ledger is found", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    freeze(file, std::vector{event("run-a", 0.65), quantity("run-b")});
    const auto whole = bytes_of(file);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        write(file, damaged);
        CAPTURE(i, whole[i]);
        REQUIRE_THROWS_AS(read_ledger(file), IoError);
    }
    for (const std::size_t kept : {whole.size() - 1, whole.size() - 100, std::size_t{1}}) {
        write(file, whole.substr(0, kept));
        CHECK_THROWS_WITH(read_ledger(file), Contains("is not complete"));
        CHECK_THROWS_AS(freeze(file, std::vector{said("said")}), IoError);
        CHECK(bytes_of(file) == whole.substr(0, kept));
    }
}

TEST_CASE("a record changed together with its hash breaks the chain", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    freeze(file, std::vector{event("a", 0.6), event("b", 0.61), event("c", 0.62)});
    const auto line = lines(file);
    const auto expect = [&](const std::string& text, const std::string& problem) {
        write(file, text);
        CHECK_THROWS_WITH(read_ledger(file), Contains(file.string() + problem));
    };
    const auto better =
        changed(line[1], [](nlohmann::json& record) { record["text"] = "as it came"; });
    expect(line[0] + "\n" + better + "\n" + line[2] + "\n", ":3: previous: is not the hash");
    expect(line[0] + "\n" + line[2] + "\n", ":2: previous: is not the hash");
    expect(line[1] + "\n" + line[2] + "\n", ":1: previous: is not the hash");
    expect(line[0] + "\n" + line[2] + "\n" + line[1] + "\n", ":3: previous: is not the hash");
    expect(line[0] + "\n" + line[0] + "\n", ":2: id: 'a' is that of an earlier record");
}

TEST_CASE("all that is wrong with a ledger is told at once, with its lines", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    const auto good = line_of([] {
        auto record = event("a", 0.6);
        record.previous = no_hash;
        return record;
    }());
    using Json = nlohmann::json;
    const auto with = [&](const std::string& name, const Json& value) {
        return changed(good, [&](Json& record) { record[name] = value; }) + "\n";
    };
    write(file, "not JSON\n" + with("p", 1.5) + with("by", "2026-02-30") +
                    with("by", "2025-01-01") + with("colour", "red") + with("format", 2) +
                    with("supersedes", "nobody") + with("low", 0.9) + with("terms", Json::array()) +
                    with("kind", "verbal") + with("kind", "quantity") + with("author", nullptr) +
                    changed(good, [](Json& record) { record.erase("ask"); }) + "\n " + good + "\n" +
                    with("simulated", 1.5) + with("provenance", nullptr));
    std::string told;
    try {
        read_ledger(file);
    } catch (const IoError& error) {
        told = error.what();
    }
    for (const auto* problem :
         {":1: is not a JSON object", ":2: p: 1.5 is not a probability",
          ":3: by: '2026-02-30' is not a date", ":4: by: 2025-01-01 is not after the date of issue",
          ":5: colour: is not a field", ":6: format: 2 is not known",
          ":7: supersedes: no earlier record is called 'nobody'", ":8: p: a probability needs",
          ":9: terms: one or two words", ":10: p: only a probability has p",
          ":11: quantiles: a quantity needs level 0.95", ":11: unit: a quantity needs one",
          ":12: author: null is not a text", ":13: ask: is missing",
          ":14: is not in the canonical form", ":15: simulated: 1.5 is not a probability",
          ":16: simulated: only a probability out of the members of a run has it"}) {
        CHECK_THAT(told, Contains(file.string() + problem));
    }
}

TEST_CASE("what no reader would accept is not written", "[analysis]") {
    const TemporaryFolder folder;
    const auto file = folder / "ledger.jsonl";
    auto past = event("a", 0.6);
    past.by = past.issued;
    CHECK_THROWS_WITH(freeze(file, std::vector{event("b", 0.6), past}),
                      Contains("with 'a'") && Contains("is not after the date of issue"));
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_THROWS_AS(read_ledger(file), MissingFileError);
    CHECK_THROWS_AS(freeze(folder / "nowhere" / "ledger", std::vector{past}), IoError);
}
