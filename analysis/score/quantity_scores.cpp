#include "analysis/score/quantity_scores.hpp"

#include "analysis/score/pit.hpp"
#include "analysis/score/quantile_score.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace cordon::analysis {
namespace {

using ledger::Record;

constexpr std::size_t fewest_for_uniformity = 5;

/// The quantile of a level that every ledger has for quantities.
double value_at(double level, const Record& record) {
    const auto found = std::find_if(record.quantiles.begin(), record.quantiles.end(),
                                    [&](const auto& q) { return q.level == level; });
    CORDON_EXPECT(found != record.quantiles.end());
    return found->value;
}

Interval central(double low, double high, const Record& record) {
    return {value_at(low, record), value_at(high, record)};
}

/// A number that anybody can draw again, and that nobody chose with sight of the outcome.
double uniform_from_hash(const std::string& hash) {
    constexpr std::size_t digits = 13;  // 52 bits: exact, and below 1
    std::uint64_t bits = 0;
    const auto result = std::from_chars(hash.data(), hash.data() + digits, bits, 16);
    CORDON_EXPECT(hash.size() >= digits && result.ptr == hash.data() + digits);
    return std::ldexp(static_cast<double>(bits), -52);
}

QuantityLine line_of(const ForecastQuestion& question) {
    const double outcome = *question.resolution->outcome;
    const auto& first = question.first();
    return {.id = first.id,
            .unit = *first.unit,
            .outcome = outcome,
            .median = value_at(0.5, first),
            .half = central(0.25, 0.75, first),
            .nine_in_ten = central(0.05, 0.95, first),
            .interval_score = question.time_averaged([&](const Record& version) {
                return interval_score(central(0.05, 0.95, version), 0.10, outcome);
            }),
            .weighted_interval_score = question.time_averaged([&](const Record& version) {
                return weighted_interval_score(version.quantiles, outcome);
            }),
            .crps = question.time_averaged(
                [&](const Record& version) { return quantile_crps(version.quantiles, outcome); }),
            .place = randomised_pit(pit_interval(first.quantiles, outcome),
                                    uniform_from_hash(first.hash))};
}

std::vector<UnitScores> unit_scores(const std::vector<QuantityLine>& lines) {
    std::map<std::string, UnitScores> units;
    for (const auto& line : lines) {
        auto& sums = units.try_emplace(line.unit, UnitScores{line.unit, 0, 0, 0, 0}).first->second;
        ++sums.quantities;
        sums.interval_score += line.interval_score;
        sums.weighted_interval_score += line.weighted_interval_score;
        sums.crps += line.crps;
    }
    std::vector<UnitScores> means;
    for (auto& [unit, sums] : units) {
        const auto count = static_cast<double>(sums.quantities);
        means.push_back({unit, sums.quantities, sums.interval_score / count,
                         sums.weighted_interval_score / count, sums.crps / count});
    }
    return means;
}

}  // namespace

std::optional<QuantityScores> quantity_scores(std::span<const ForecastQuestion* const> questions) {
    QuantityScores scores;
    std::vector<double> places;
    for (const auto* question : questions) {
        if (!question->is_resolved() || question->first().kind != ledger::Kind::quantity) {
            continue;
        }
        const auto& line = scores.lines.emplace_back(line_of(*question));
        places.push_back(line.place);
        scores.half.inside += line.is_in_half() ? 1 : 0;
        scores.nine_in_ten.inside += line.is_in_nine_in_ten() ? 1 : 0;
    }
    if (scores.lines.empty()) {
        return std::nullopt;
    }
    scores.half.compared = scores.nine_in_ten.compared = scores.lines.size();
    scores.units = unit_scores(scores.lines);
    if (places.size() >= fewest_for_uniformity) {
        scores.uniformity = uniformity_p_value(places);
    }
    return scores;
}

}  // namespace cordon::analysis
