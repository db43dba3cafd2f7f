#include "base/contract.hpp"
#include "base/error.hpp"
#include "output/results_format.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace cordon;
using namespace cordon::output;
using namespace cordon::tests;

namespace {

/// The record's series as doubles, whatever their type.
std::vector<double> values_of(const RunRecord& record, const SeriesSpec& spec) {
    return std::visit(
        [&](auto field) {
            return std::vector<double>((record.*field).begin(), (record.*field).end());
        },
        spec.field);
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

TEST_CASE("every series is read as it was written", "[output]") {
    const TemporaryFolder folder;
    const auto header = sample_header(3, 4);
    write_sample(folder / "results.h5", header);
    const RunReader reader(folder / "results.h5");
    for (const auto& spec : series_specs()) {
        for (std::size_t policy = 0; policy < 2; ++policy) {
            const auto slab = reader.series(spec.name, policy);
            REQUIRE(slab.members == 3);
            REQUIRE(slab.times == 5);
            std::vector<double> expected;
            for (std::size_t member = 0; member < 3; ++member) {
                const auto values = values_of(sample_record(header, policy, member), spec);
                expected.insert(expected.end(), values.begin(), values.end());
            }
            CAPTURE(spec.name, policy);
            REQUIRE(slab.values.size() == expected.size());
            CHECK(std::equal(expected.begin(), expected.end(), slab.values.begin(), same));
            CHECK(same(slab.at(2, 4, slab.strata - 1), expected.back()));
        }
    }
    CHECK(reader.parameters() == std::vector<double>{0.5, 1.5, 1.5, 2.5, 2.5, 3.5});
    CHECK(reader.digests(1)[2] == 18'000'000'000'000'000'102U);
}

TEST_CASE("a header is read as it was written", "[output]") {
    const TemporaryFolder folder;
    const auto written = sample_header(2, 3);
    write_sample(folder / "results.h5", written);
    const auto header = RunReader(folder / "results.h5").header();
    CHECK(header.title == written.title);
    CHECK(header.jurisdiction == "cz");
    CHECK(header.start == written.start);
    CHECK(header.seed == written.seed);
    CHECK(header.members == 2);
    CHECK(header.times_days == written.times_days);
    CHECK(header.policies[1].name == "ban");
    CHECK(header.policies[1].title == "A ban on sales");
    CHECK(std::isnan(header.ban_starts_days[0]));
    CHECK(header.ban_starts_days[1] == 181);
    CHECK(header.campaigns[0].title == "Relay boxes");
    CHECK(header.parameters[1].path == "campaigns.orb.target_size");
    CHECK(header.parameters[1].quality == "placeholder");
    REQUIRE(header.questions.size() == 1);
    const auto& question = header.questions[0];
    CHECK(question.ask == written.questions[0].ask);
    CHECK(question.reduction == Reduction::max);
    CHECK(question.where == written.questions[0].where);
    CHECK(question.threshold == 5);
    CHECK(question.until_days == 90);
    CHECK(question.resolves_by == "A published count");
    CHECK(header.observed == written.observed);
    CHECK(header.provenance.scenario_yaml == "title: Příklad\n");
    CHECK(header.provenance.commit == "0123abc");
    CHECK(header.provenance.files[0].sha256 == "00ff");
    CHECK(header.machine.host == "host-one");
}

TEST_CASE("a run without campaigns, questions, parameters, figures and files has a file",
          "[output]") {
    const TemporaryFolder folder;
    auto header = sample_header(1, 2);
    header.campaigns.clear();
    header.questions.clear();
    header.observed.clear();
    header.parameters.clear();
    header.provenance.files.clear();
    header.provenance.scenario_yaml.clear();
    RunWriter writer(folder / "results.h5", header);
    writer.write(0, 0, sample_record(header, 0, 0));
    writer.write(1, 0, sample_record(header, 1, 0));
    writer.finish();
    const RunReader reader(folder / "results.h5");
    CHECK(reader.header().campaigns.empty());
    CHECK(reader.header().questions.empty());
    CHECK(reader.header().observed.empty());
    CHECK(reader.header().provenance.files.empty());
    CHECK(reader.header().provenance.scenario_yaml.empty());
    CHECK(reader.parameters().empty());
    CHECK(reader.series("active", 0).values.empty());
    CHECK(reader.series("devices", 1).at(0, 0, 0) == 100.25);
}

TEST_CASE("records that break the header's promises are bugs", "[output]") {
    const TemporaryFolder folder;
    const auto header = sample_header(2, 2);
    RunWriter writer(folder / "results.h5", header);
    CHECK_THROWS_AS(writer.write(2, 0, sample_record(header, 0, 0)), ContractViolation);
    CHECK_THROWS_AS(writer.write(0, 2, sample_record(header, 0, 0)), ContractViolation);
    CHECK_THROWS_AS(writer.write(0, 0, sample_record(sample_header(2, 3), 0, 0)),
                    ContractViolation);
    writer.write(0, 0, sample_record(header, 0, 0));
    CHECK_THROWS_AS(writer.write(0, 0, sample_record(header, 0, 0)), ContractViolation);
    CHECK_THROWS_AS(writer.write_parameters(0, std::vector<double>(3)), ContractViolation);
    auto comparison = sample_comparison(header);
    comparison.limit.pop_back();
    CHECK_THROWS_AS(writer.write_comparison(comparison), ContractViolation);
    CHECK_THROWS_AS(writer.finish(), ContractViolation);
}

TEST_CASE("what may not be added says so", "[output]") {
    CHECK(aggregation_rule(series_spec("authorised_exposure")) ==
          "member: independent; jurisdiction, sector, bloc: sum; layer: never");
    CHECK(aggregation_rule(series_spec("spells")) ==
          "member: independent; jurisdiction, campaign, sector, bloc: sum");
    CHECK(aggregation_rule(series_spec("surviving_share")) == "member: independent");
    CHECK_THROWS_AS(series_spec("nonsense"), ContractViolation);
}

TEST_CASE("a reader accepts its own major version and any minor", "[output]") {
    CHECK(can_read({1, 0}, {1, 7}));
    CHECK_FALSE(can_read({1, 0}, {2, 0}));
}
