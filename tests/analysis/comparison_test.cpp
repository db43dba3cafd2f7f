#include "analysis/compare/comparison.hpp"

#include "analysis/compare/comparison_record.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace cordon;
using namespace cordon::analysis;
using namespace cordon::tests;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;

namespace {

Objectives two_objectives() {
    return {{{"a", "Alpha", "the first", "device-day", {}}, {"b", "Beta", "the second", "EUR", {}}},
            {{"Gamma", "the run has none"}}};
}

output::RunHeader header_of(std::size_t members, std::size_t policies) {
    auto header = sample_header(members, 12);
    header.policies = {{"baseline", "No new measure"}, {"ban", "A ban on sales"}, {"cra", ""}};
    header.policies.resize(policies);
    return header;
}

/// Three policies in four members: the second trades b for a, the third is the second but worse in
/// member 3 and the same in member 2.
Comparison by_hand(const Limits& limits = {}) {
    const ObjectiveValues values{{{10, 20, 30, 40}, {8, 20, 33, 30}, {9, 21, 33, 32}},
                                 {{5, 5, 5, 5}, {6, 5, 5, 7}, {6, 5, 5, 8}}};
    return compare_policies(header_of(4, 3), two_objectives(), values, limits);
}

std::vector<std::size_t> widths(const std::string& text) {
    std::vector<std::size_t> widths;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        widths.push_back(
            static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
                return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
            })));
    }
    return widths;
}

}  // namespace

TEST_CASE("regret is the distance to the best policy in the same member") {
    const auto comparison = by_hand();
    // a: best are 8, 20, 30, 30. Regrets of the baseline 2, 0, 0, 10; of the others 0, 0, 3, 0 and
    // 1, 1, 3, 2.
    const auto& baseline = comparison.policies[0].objectives[0].regret;
    CHECK(baseline.largest == 10);
    CHECK(baseline.mean == 3);
    CHECK_THAT(baseline.mean_error, WithinAbs(std::sqrt((1 + 9 + 9 + 49) / 3.0 / 4), 1e-12));
    CHECK_THAT(baseline.nine_tenths, WithinAbs(2 + 0.7 * 8, 1e-12));
    CHECK(std::isnan(baseline.nine_tenths_interval.high));
    CHECK(comparison.policies[1].objectives[0].regret.mean == 0.75);
    CHECK(comparison.policies[2].objectives[0].regret.mean == 1.75);
    CHECK(comparison.policies[2].objectives[0].regret.largest == 3);
    CHECK_THAT(comparison.beyond_largest(), WithinAbs(1 - std::pow(0.05, 0.25), 1e-12));
}

TEST_CASE("changes, shares that are better and the levels are of the same members") {
    const auto comparison = by_hand();
    const auto& on_a = comparison.policies[1].objectives[0];
    CHECK(on_a.change.change.mean == -2.25);
    CHECK(on_a.better.count == 2);
    CHECK(on_a.better.value() == 0.5);
    CHECK(on_a.change.equal == 1);
    CHECK(on_a.level.mean == 22.75);
    CHECK(comparison.policies[0].objectives[0].change.is_none());
}

TEST_CASE("who is as good on all and better on one dominates, who is equal does not") {
    const auto comparison = by_hand();
    // Member 0: the baseline pays less, the ban is lower on a and dominates the third.
    // Member 1: 20, 5 twice, equal; 21, 5 is dominated. Member 2: the baseline dominates both.
    // Member 3: the ban beats the third on both; the baseline is cheapest.
    CHECK(comparison.policies[0].not_dominated.count == 4);
    CHECK(comparison.policies[1].not_dominated.count == 3);
    CHECK(comparison.policies[2].not_dominated.count == 0);
    CHECK(comparison.policies[2].not_dominated.members == 4);
    CHECK(comparison.policies[2].not_dominated.interval.low == 0);
    CHECK(comparison.policies[2].not_dominated.interval.high > 0.2);
}

TEST_CASE("limits are the baseline's median unless given, and kept at the limit itself") {
    const auto by_median = by_hand();
    CHECK(by_median.objectives[0].limit == 25);
    CHECK(by_median.objectives[0].limit_source == LimitSource::median_of_baseline);
    CHECK(by_median.policies[0].objectives[0].within_limit.count == 2);
    CHECK(by_median.policies[0].objectives[1].within_limit.count == 4);
    CHECK(by_median.policies[0].satisficing.count == 2);
    CHECK(by_median.policies[1].satisficing.count == 1);
    const auto given = by_hand({{"b", 6}});
    CHECK(given.objectives[0].limit == 25);
    CHECK(given.objectives[1].limit == 6);
    CHECK(given.objectives[1].limit_source == LimitSource::given);
    CHECK(given.policies[1].objectives[1].within_limit.count == 3);
    CHECK(given.policies[1].satisficing.count == 2);
}

TEST_CASE("rounding of sums is no difference") {
    const ObjectiveValues values{{{0.1 + 0.2}, {0.3}}, {{1.0}, {1.0}}};
    const auto comparison = compare_policies(header_of(1, 2), two_objectives(), values);
    for (const auto& policy : comparison.policies) {
        CHECK(policy.not_dominated.count == 1);
        CHECK(policy.objectives[0].regret.largest == 0);
        CHECK(policy.satisficing.count == 1);
        CHECK(std::isnan(policy.objectives[0].regret.mean_error));
    }
}

TEST_CASE("the quantile of 90 % has an interval from 29 members on") {
    // P(Bin(100, 0.9) <= 84) = 0.0399, <= 85 0.0726; P(>= 96) = 0.0237, >= 95 0.0576.
    ObjectiveValues values(2, {std::vector<double>(100), std::vector<double>(100, 0.0)});
    for (std::size_t member = 0; member < 100; ++member) {
        values[0][0][member] = static_cast<double>(member);
    }
    const auto comparison = compare_policies(header_of(100, 2), two_objectives(), values);
    const auto& regret = comparison.policies[0].objectives[0].regret;
    CHECK(regret.nine_tenths_interval.low == 84);
    CHECK(regret.nine_tenths_interval.high == 95);
    CHECK(std::isnan(quantile_interval(std::vector<double>(28, 1.0), 0.9).high));
    CHECK(quantile_interval(std::vector<double>(29, 1.0), 0.9).high == 1);
}

TEST_CASE("objectives are sums at the end of the run, and what it has no series for is said") {
    const TemporaryFolder folder;
    const auto header = sample_header(3, 2);
    write_sample(folder / "results.h5", header);
    const output::RunReader run(folder / "results.h5");
    const auto objectives = objectives_of(header);
    const auto values = values_at_end(run, objectives.compared);
    REQUIRE(objectives.compared.size() + objectives.left_out.size() == 4);
    REQUIRE(values.size() == objectives.compared.size());
    CHECK(objectives.compared[0].name == "compromise");
    CHECK(objectives.compared[1].name == "authorised_exposure");
    CHECK(objectives.compared[2].name == "unauthorised_exposure");
    const auto record = sample_record(header, 1, 2);
    // [time][jurisdiction][campaign][sector][bloc]: the last 16 of compromised_device_days.
    double held = 0;
    for (std::size_t i = 32; i < 48; ++i) {
        held += record.compromised_device_days[i];
    }
    CHECK(values[0][1][2] == held);
    // [time][jurisdiction][layer][sector][bloc], whatever their order: one layer in three.
    const auto& spec = output::series_spec("authorised_exposure");
    const auto of_layer =
        totals(header, spec, run.series(spec.name, 1), {{"layer", "compellable"}});
    CHECK(values[1][1][2] == of_layer.at(2, 2));
}

TEST_CASE("what policies are compared on is taken as the run kept it, and else added up") {
    const TemporaryFolder folder;
    const auto header = sample_header(3, 2);
    write_sample(folder / "results.h5", header);  // keeps numbers that are not the sums
    const output::RunReader run(folder / "results.h5");
    const auto objectives = objectives_of(header).compared;
    const auto kept = run.compared_values();
    const auto added_up = values_at_end(run, objectives);
    const auto values = compared_values(run, objectives);
    std::size_t found = 0;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const auto of = kept.find(objectives[i].name);
        found += of == kept.end() ? 0 : 1;
        for (std::size_t policy = 0; policy < 2; ++policy) {
            for (std::size_t member = 0; member < 3; ++member) {
                CHECK(values[i][policy][member] == (of == kept.end()
                                                        ? added_up[i][policy][member]
                                                        : of->second[3 * policy + member]));
            }
        }
    }
    CHECK(found > 0);
    CHECK(found < objectives.size());
}

TEST_CASE("the summands of an objective have their weights") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(2, 1));
    const output::RunReader run(folder / "results.h5");
    const auto number = [&](std::vector<Summand> summands) {
        return values_at_end(run, {{"x", "X", "anything", "1", std::move(summands)}})[0][1][1];
    };
    const double devices = number({{"devices", {}}});
    const double missing = number({{"places_waiting", {}}});
    CHECK(devices > 0);
    CHECK(missing > 0);
    CHECK(number({{"devices", {}}, {"places_waiting", {}, -1}}) == devices - missing);
    CHECK(number({{"devices", {}, 3}, {"devices", {}, -1}}) == 2 * devices);
}

TEST_CASE("members joined one by one compare as the whole run") {
    const ObjectiveValues whole{{{1, 2, 3}, {3, 2, 1}}};
    ObjectiveValues joined;
    append_members(joined, {{{1}, {3}}});
    append_members(joined, {{{2, 3}, {2, 1}}});
    CHECK(joined == whole);
}

TEST_CASE("only the chosen policies are compared, and always the baseline") {
    const ObjectiveValues values{{{3, 3}, {2, 2}, {1, 1}}, {{1, 1}, {1, 1}, {1, 1}}};
    const auto comparison = compare_policies(header_of(2, 3), two_objectives(), values, {}, {1});
    REQUIRE(comparison.policies.size() == 2);
    CHECK(comparison.policies[1].label.name == "ban");
    CHECK(comparison.policies[1].objectives[0].regret.largest == 0);
    CHECK(comparison.objectives[0].best.policy == 1);
}

TEST_CASE("the text has titles, errors, what is missing, and no line of more than 100 columns") {
    const auto text = comparison_text(by_hand({{"b", 6}}));
    for (const auto* part :
         {"\"A ban on sales\" has the lowest mean", "device-days below \"No new measure\"",
          "picked as the best of 3", "Gamma: not compared, for the run has none.",
          "Beta at most 6 EUR, as asked for", "hardest to improve on."}) {
        CHECK_THAT(text, Contains(part));
    }
    for (const std::size_t width : widths(text)) {
        CHECK(width <= 100);
    }
    const auto json = nlohmann::json::parse(comparison_json(by_hand()));
    CHECK(json["objectives"][0]["best"]["policy"] == "ban");
    CHECK(json["policies"][0]["objectives"]["a"]["regret"]["largest"] == 10);
    CHECK(json["policies"][0]["objectives"]["a"]["regret"]["q90_interval_90"][1].is_null());
    CHECK(json["policies"][1]["not_dominated"]["members"] == 3);
}

TEST_CASE("the record has every number where the format says") {
    const ObjectiveValues values{{{10, 20, 30, 40}, {8, 20, 33, 30}, {9, 21, 33, 32}},
                                 {{5, 5, 5, 5}, {6, 5, 5, 7}, {6, 5, 5, 8}}};
    const auto record = record_of(by_hand(), values);
    CHECK(record.objectives[1].unit == "EUR");
    CHECK(record.best_policy == std::vector<std::string>{"ban", "baseline"});
    CHECK(record.value.size() == 24);
    CHECK(record.value[1 * 8 + 3 * 2 + 0] == 30);  // policy 1, member 3, objective 0
    CHECK(record.value[1 * 8 + 3 * 2 + 1] == 7);
    CHECK(record.regret_largest == std::vector<double>{10, 0, 3, 2, 3, 3});
    CHECK(record.not_dominated == std::vector<double>{1, 0.75, 0});
    CHECK(record.same[1 * 2] == 0.25);
    // Jeffreys for 3 of 4: quantiles 5 % and 95 % of Beta(3.5, 1.5), 0.3473 and 0.9556.
    CHECK(record.not_dominated_low[1] == Approx(0.3473).margin(0.02));
    CHECK(record.not_dominated_low[1] * 1e4 == std::round(record.not_dominated_low[1] * 1e4));
}
