#include "analysis/score/score_report.hpp"
#include "analysis/summary/number_text.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t text_width = 110;

/// All forecasts, then each family, unless there is only one.
std::vector<const ScoredGroup*> groups(const ScoreReport& report) {
    std::vector<const ScoredGroup*> groups{&report.all};
    for (const auto& family : report.families) {
        if (report.families.size() > 1) {
            groups.push_back(&family);
        }
    }
    return groups;
}

std::string note(const std::string& text) {
    return wrapped(text, 2, text_width);
}

/// A line of a table, without the blanks that pad its last columns.
std::string line_of(std::string columns) {
    return columns.erase(columns.find_last_not_of(' ') + 1) + "\n";
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

std::string counts_text(const ScoreReport& report) {
    constexpr std::string_view columns = "  {:<28} {:>7} {:>9} {:>6} {:>6} {:>8} {:>9}\n";
    auto text =
        fmt::format(columns, "", "issued", "resolved", "void", "open", "overdue", "versions");
    for (const auto* group : groups(report)) {
        const auto& tally = group->tally;
        text += fmt::format(columns, group->name, tally.issued, tally.resolved, tally.withdrawn,
                            tally.open, tally.overdue, tally.records);
    }
    return text + note(fmt::format("Void and open ones have no score, but belong to the record. "
                                   "Overdue: open, though due by {}. A forecast with several "
                                   "versions is one; its scores are averages over the days on "
                                   "which each version was current.",
                                   report.latest ? report.latest->text() : "the first outcome"));
}

std::string skill_columns(const Skill& skill) {
    const auto value = skill.skill();
    return fmt::format("{:>10.3f} {:>7}", skill.reference,
                       value ? fmt::format("{:.2f}", *value) : "-");
}

std::string base_rate_note(std::size_t recorded, std::size_t events) {
    return note(fmt::format(
        "Base rates: {} recorded with the forecast, {} the share that happened of those in the "
        "same line, known only afterwards. Skill: 1 - Brier / base rate.",
        recorded, events - recorded));
}

std::string events_text(const ScoreReport& report) {
    auto text = fmt::format("\nProbabilities\n  {:<28} {:>7} {:>8} {:>7} {:>8} {:>8} {:>8} {:>8} "
                            "{:>7} {:>10} {:>7}\n",
                            "", "events", "happened", "Brier", "= reli.", "- resol.", "+ unc.",
                            "+ within", "log", "base rate", "skill");
    for (const auto* group : groups(report)) {
        if (!group->events) {
            continue;
        }
        const auto& scores = *group->events;
        const auto& parts = scores.brier;
        text += fmt::format(
            "  {:<28} {:>7} {:>8} {:>7.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>7.3f} {}\n",
            group->name, scores.events, scores.happened, parts.score(), parts.reliability,
            parts.resolution, parts.uncertainty,
            parts.variance_within_bins - parts.covariance_within_bins, scores.log_score,
            skill_columns(scores.skill));
    }
    const auto& all = *report.all.events;
    return text + base_rate_note(all.recorded_base_rates, all.events) +
           note("Log score: -ln of the probability given to what came; a stated 0 or 1 counts as "
                "the nearer end of its interval.");
}

std::string reliability_text(const ScoredGroup& group) {
    constexpr std::string_view columns = "  {:<14} {:>7} {:>9} {:>9} {:>7}  {:<16} {}";
    auto text = fmt::format("\nReliability, {}\n", group.name) +
                line_of(fmt::format(columns, "stated", "events", "mean", "happened", "share",
                                    "if right", ""));
    for (const auto& row : group.events->reliability) {
        text += line_of(fmt::format(columns, range_text(row.bin, percent), row.events,
                                    share_text(row.mean_probability), row.happened,
                                    percent(row.share()), range_text(row.consistent, percent),
                                    row.is_consistent() ? "" : "OUTSIDE"));
    }
    return text + note("Versions issued first. If right: where the share would lie in nine of ten "
                       "cases if each probability were right and events independent.");
}

std::string verbal_text(const ScoreReport& report) {
    constexpr std::string_view columns = "  {:<28} {:>7} {:>8} {:>9} {:>9} {:>9}";
    auto text = "\nWords alone\n" +
                fmt::format(columns, "", "events", "happened", "Brier", "lowest", "highest") +
                fmt::format(" {:>10} {:>7}\n", "base rate", "skill");
    for (const auto* group : groups(report)) {
        if (!group->verbal) {
            continue;
        }
        const auto& scores = *group->verbal;
        const auto number = [](double score) { return fmt::format("{:.3f}", score); };
        text += fmt::format(columns, group->name, scores.events, scores.happened,
                            number(scores.brier.middle), number(scores.brier.best),
                            number(scores.brier.worst)) +
                " " + skill_columns(scores.skill) + "\n";
    }
    const auto& all = *report.all.verbal;
    return text +
           note("Scored at the middle of the band that the words stand for, with the lowest and "
                "highest score of any probability in it.") +
           base_rate_note(all.recorded_base_rates, all.events);
}

std::string quantities_text(const QuantityScores& scores) {
    constexpr std::string_view columns =
        "  {:<28} {:>10} {:>10}  {:<20} {:<8} {:>9} {:>9} {:>9} {:>6}";
    auto text =
        "\nQuantities\n" + line_of(fmt::format(columns, "", "outcome", "median", "90 % interval",
                                               "", "interval", "WIS", "CRPS", "PIT"));
    for (const auto& line : scores.lines) {
        text += line_of(
            fmt::format(columns, line.id + ", " + line.unit, number_text(line.outcome),
                        number_text(line.median), range_text(line.nine_in_ten, number_text),
                        line.is_in_nine_in_ten() ? "inside" : "OUTSIDE",
                        number_text(line.interval_score), number_text(line.weighted_interval_score),
                        number_text(line.crps), fmt::format("{:.2f}", line.place)));
    }
    for (const auto& unit : scores.units) {
        text += line_of(
            fmt::format(columns, fmt::format("mean of {}, {}", unit.quantities, unit.unit), "", "",
                        "", "", number_text(unit.interval_score),
                        number_text(unit.weighted_interval_score), number_text(unit.crps), ""));
    }
    text += note("Interval: score of the 90 % interval. All three in the unit; lower is better. "
                 "PIT: where in the forecast the outcome lies.");
    if (scores.uniformity) {
        text +=
            note(fmt::format("PIT of right forecasts is uniform: numbers as far from it come in "
                             "{:.2f} of cases (Kolmogorov and Smirnov).",
                             *scores.uniformity));
    }
    return text;
}

std::string in_short(const ScoredGroup& group) {
    auto text = fmt::format("\nIn short, {}\n", group.name);
    const auto sentences = score_sentences(group);
    for (const auto& sentence : sentences) {
        text += note(sentence);
    }
    return text + (sentences.empty() ? "  Nothing is resolved, so there is no score.\n" : "");
}

}  // namespace

std::string score_text(const ScoreReport& report) {
    std::string text = counts_text(report) + in_short(report.all);
    if (report.all.events) {
        text += events_text(report);
        for (const auto* group : groups(report)) {
            text += group->events ? reliability_text(*group) : "";
        }
    }
    if (report.all.verbal) {
        text += verbal_text(report);
    }
    if (report.all.quantities) {
        text += quantities_text(*report.all.quantities);
    }
    for (const auto* group : groups(report)) {
        text += group == &report.all ? "" : in_short(*group);
    }
    return text;
}

}  // namespace cordon::analysis
