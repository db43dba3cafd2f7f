#include "input/decode.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::input {
namespace {

const Names series_names{"series", {"active", "ever", "spells", "devices", "surviving_share"}};
const Names statistic_names{"statistic", {"max", "final"}};

std::optional<std::string> filter(BlockReader& event, std::string_view key, const Names& words) {
    if (!event.has(key) || words.words.empty()) {
        return std::nullopt;
    }
    const auto index = event.choice(key, words);
    return words.words[index];
}

/// Refuses filters that the series does not have, and a sum over campaigns that means nothing.
void check_filters(BlockReader& event, const Catalogue& catalogue, const Question& question) {
    const bool is_share = question.series == "surviving_share";
    const bool counts_held = question.series == "active" || question.series == "ever";
    if (event.has("campaign") && (is_share || question.series == "devices")) {
        event.refuse("campaign",
                     fmt::format("series '{}' has no campaigns (leave it out)", question.series));
    }
    for (const auto key : {"jurisdiction", "sector", "bloc"}) {
        if (is_share && event.has(key)) {
            event.refuse(
                key, fmt::format("series '{}' has no {}s (leave it out)", question.series, key));
        }
    }
    if (counts_held && !event.has("campaign")) {
        event.refuse("series",
                     fmt::format("'{}' is not added up over campaigns, since two of them "
                                 "may hold the same device (name one with `campaign`: "
                                 "{})",
                                 question.series, fmt::join(catalogue.campaigns.words, ", ")));
    }
}

void decode_event(BlockReader& event, const Catalogue& catalogue, Question& question) {
    question.series = event.word("series", series_names);
    const auto statistic = event.choice("statistic", statistic_names);
    question.statistic = statistic == 0 ? Statistic::max : Statistic::final;
    question.jurisdiction = filter(event, "jurisdiction", catalogue.jurisdictions);
    question.campaign = filter(event, "campaign", catalogue.campaigns);
    question.sector = filter(event, "sector", catalogue.sectors);
    question.bloc = filter(event, "bloc", catalogue.blocs);
    const bool is_known = event.has("series") && !question.series.empty();
    if (is_known) {
        check_filters(event, catalogue, question);
    }
    if (is_known && question.statistic == Statistic::max && question.series != "active") {
        event.refuse("statistic", fmt::format("max is kept for 'active' only, not for '{}' (use "
                                              "final)",
                                              question.series));
    }
    const bool is_share = question.series == "surviving_share";
    const bool counts_spells = question.series == "spells";
    question.unit = is_share ? "1" : counts_spells ? "spells" : "devices";
    question.above = event.plain_number("above", is_share        ? dimension::share
                                                 : counts_spells ? dimension::spells
                                                                 : dimension::devices);
}

Question decode_question(BlockReader& item, const Catalogue& catalogue, const Timeline& timeline) {
    Question question{.name = std::string(item.name()),
                      .ask = item.text("ask"),
                      .policy = item.word("policy", catalogue.policies),
                      .series = {},
                      .statistic = Statistic::final,
                      .jurisdiction = {},
                      .campaign = {},
                      .sector = {},
                      .bloc = {},
                      .above = 0,
                      .unit = {},
                      .within = {},
                      .end_date = timeline.end,
                      .end = {},
                      .resolves_by = item.text("resolves_by")};
    item.block("event", [&](BlockReader& event) { decode_event(event, catalogue, question); });
    const std::size_t before = item.problem_count();
    const auto span = item.calendar_span("within");
    if (item.problem_count() == before && item.has("within")) {
        question.within = item.text("within");
        question.end_date = date_after(timeline.start, span);
        if (question.end_date > timeline.end) {
            item.refuse("within",
                        fmt::format("'{}' ends on {}, after the horizon on {}", question.within,
                                    question.end_date.text(), timeline.end.text()));
        }
    }
    question.end = timeline.time(question.end_date);
    return question;
}

/// First day of the policy's bans; nothing without one.
std::optional<SimTime> first_ban(const models::PolicyOptions& policy) {
    std::optional<SimTime> first;
    for (const auto& instrument : policy.instruments) {
        if (const auto* ban = std::get_if<models::SalesBanOptions>(&instrument)) {
            first = std::min(first.value_or(never), ban->schedule.effective);
        }
    }
    return first;
}

void check_answerable(BlockReader& item, const Question& question, const Experiment& experiment,
                      const std::vector<models::PolicyOptions>& policies) {
    const auto& compared = experiment.policies;
    const auto policy = std::find_if(policies.begin(), policies.end(), [&](const auto& candidate) {
        return candidate.name == question.policy;
    });
    if (policy == policies.end()) {
        return;  // reported already
    }
    if (std::find(compared.begin(), compared.end(), question.policy) == compared.end()) {
        item.refuse("policy", fmt::format("'{}' is not run (experiment.policies are {})",
                                          question.policy, fmt::join(compared, ", ")));
    }
    if (question.series != "surviving_share") {
        return;
    }
    const auto ban = first_ban(*policy);
    if (!ban) {
        item.refuse("policy", fmt::format("'{}' has no ban, of which a share could survive",
                                          question.policy));
    } else if (question.end < *ban) {
        item.refuse("within", fmt::format("'{}' ends before the ban begins", question.within));
    }
}

}  // namespace

std::vector<Question> decode_questions(BlockReader& root, const Catalogue& catalogue,
                                       const Timeline& timeline, const Experiment& experiment,
                                       const std::vector<models::PolicyOptions>& policies) {
    std::vector<Question> questions;
    root.each("questions", 0, [&](BlockReader& item) {
        questions.push_back(decode_question(item, catalogue, timeline));
        if (item.is_checking()) {
            check_answerable(item, questions.back(), experiment, policies);
        }
    });
    return questions;
}

Experiment decode_experiment(BlockReader& root, const Catalogue& catalogue) {
    constexpr std::uint64_t members_max = 1'000'000;
    Experiment experiment{};
    root.block("experiment", [&](BlockReader& block) {
        experiment.members = block.whole("members", 1, members_max);
        experiment.baseline = block.word("baseline", catalogue.policies);
        for (const auto index : block.choices("policies", catalogue.policies)) {
            if (index < catalogue.policies.words.size()) {
                experiment.policies.push_back(catalogue.policies.words[index]);
            }
        }
        const Names guesses{"what becomes of guesses", {"drawn", "fixed"}};
        experiment.guesses =
            block.choice("guesses", guesses) == 1 ? Guesses::fixed : Guesses::drawn;
        const auto& names = experiment.policies;
        if (!names.empty() && !experiment.baseline.empty() &&
            std::find(names.begin(), names.end(), experiment.baseline) == names.end()) {
            block.refuse("policies",
                         fmt::format("the baseline '{}' is not among them", experiment.baseline));
        }
    });
    return experiment;
}

}  // namespace cordon::input
