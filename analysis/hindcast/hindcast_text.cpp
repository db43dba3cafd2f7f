#include "analysis/hindcast/hindcast.hpp"
#include "analysis/summary/number_text.hpp"
#include "base/build_info.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

std::string number(double value) {
    return std::isinf(value) ? "never" : number_text(value);
}

std::string score(const std::optional<Baseline>& baseline) {
    return baseline ? number_text(baseline->crps) : "-";
}

std::string published(const HindcastTarget& target) {
    if (!target.central) {
        return target.low ? "more than " + number_text(*target.low) : "-";
    }
    return range_text({target.low.value_or(*target.central), target.high.value_or(*target.central)},
                      number_text) +
           ", " + number_text(*target.central);
}

std::string verdict(const ComparedTarget& comparison) {
    const std::string side = comparison.is_inside ? "inside" : "OUTSIDE";
    return comparison.target.is_counted ? side : "(" + side + ")";
}

nlohmann::json json_of(const std::optional<Baseline>& baseline) {
    return baseline ? nlohmann::json{{"forecast", baseline->forecast}, {"crps", baseline->crps}}
                    : nlohmann::json();
}

nlohmann::json json_of(std::optional<double> number) {
    return number && std::isfinite(*number) ? nlohmann::json(*number) : nlohmann::json();
}

/// "4 of 5": where there is such a baseline, and where the members score better.
std::string better_than(std::optional<Baseline> ComparedTarget::*baseline,
                        const std::vector<ComparedTarget>& comparisons) {
    int scored = 0;
    int better = 0;
    for (const auto& comparison : comparisons) {
        const auto& other = comparison.*baseline;
        if (comparison.target.is_counted && comparison.crps && other) {
            ++scored;
            better += *comparison.crps < other->crps ? 1 : 0;
        }
    }
    return fmt::format("{} of {}", better, scored);
}

nlohmann::json json_of(const ComparedTarget& comparison) {
    const auto& target = comparison.target;
    return {
        {"name", target.name},
        {"quantity", target.quantity},
        {"unit", target.unit},
        {"source", target.source},
        {"counted", target.is_counted},
        {"for_calibration", target.is_for_calibration},
        {"published",
         {{"low", json_of(target.low)},
          {"central", json_of(target.central)},
          {"high", json_of(target.high)}}},
        {"median", json_of(comparison.median)},
        {"interval", {json_of(comparison.nine_in_ten.low), json_of(comparison.nine_in_ten.high)}},
        {"inside", comparison.is_inside},
        {"probability_above", json_of(comparison.above)},
        {"crps", json_of(comparison.crps)},
        {"persistence", json_of(comparison.persistence)},
        {"logistic", json_of(comparison.logistic)}};
}

nlohmann::json json_of(const Hindcast& hindcast) {
    const auto counted = coverage(hindcast.comparisons);
    nlohmann::json json{{"name", hindcast.name},
                        {"title", hindcast.title},
                        {"scenario_sha256", hindcast.scenario_sha256},
                        {"members", hindcast.members},
                        {"inside", counted.inside},
                        {"compared", counted.compared},
                        {"targets", nlohmann::json::array()},
                        {"not_compared", hindcast.not_compared}};
    for (const auto& comparison : hindcast.comparisons) {
        json["targets"].push_back(json_of(comparison));
    }
    return json;
}

}  // namespace

std::string hindcast_text(const std::vector<ComparedTarget>& comparisons) {
    constexpr std::string_view columns = "  {:<42} {:<26} {:>8}  {:<20} {:<10} {:>8} {:>8} {:>8}\n";
    std::string text = fmt::format(columns, "", "published", "median", "90 % interval", "", "CRPS",
                                   "persist.", "logistic");
    for (const auto& comparison : comparisons) {
        const auto& target = comparison.target;
        text +=
            fmt::format(columns, target.quantity + ", " + target.unit, published(target),
                        number(comparison.median), range_text(comparison.nine_in_ten, number),
                        verdict(comparison), comparison.crps ? number_text(*comparison.crps) : "-",
                        score(comparison.persistence), score(comparison.logistic));
        if (comparison.above) {
            text += fmt::format("  {:<42} observed above it in {} of members\n", "",
                                share_text(*comparison.above));
        }
    }
    return text;
}

std::string hindcasts_json(const std::vector<Hindcast>& hindcasts) {
    nlohmann::json list = nlohmann::json::array();
    std::vector<ComparedTarget> all;
    for (const auto& hindcast : hindcasts) {
        list.push_back(json_of(hindcast));
        all.insert(all.end(), hindcast.comparisons.begin(), hindcast.comparisons.end());
    }
    return nlohmann::json{{"program_version", build_info::version},
                          {"hindcasts", list},
                          {"coverage", coverage_text(coverage(all))},
                          {"skill", skill_text(all)}}
        .dump(2);
}

std::string coverage_text(const Coverage& coverage) {
    const auto interval = coverage.posterior_interval();
    return fmt::format("{} of {} published figures inside the 90 % interval (posterior mean "
                       "coverage {:.2f}, 90 % interval {:.2f} to {:.2f} under a uniform prior)",
                       coverage.inside, coverage.compared, coverage.posterior_mean(), interval.low,
                       interval.high);
}

std::string skill_text(const std::vector<ComparedTarget>& comparisons) {
    return fmt::format("CRPS better than persistence in {}, better than a logistic curve in {}",
                       better_than(&ComparedTarget::persistence, comparisons),
                       better_than(&ComparedTarget::logistic, comparisons));
}

}  // namespace cordon::analysis
