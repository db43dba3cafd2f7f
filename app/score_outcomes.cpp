#include "app/score_outcomes.hpp"

#include "input/suggestion.hpp"

#include <fmt/format.h>
#include <map>

namespace cordon::app {
namespace {

using analysis::ForecastQuestion;
using input::Outcome;

/// Reports an outcome that the question cannot have.
void check_value(const ForecastQuestion& question, const Outcome& outcome,
                 input::Diagnostics& problems) {
    const auto& [said, place] = outcome.said;
    if (question.first().kind == analysis::ledger::Kind::quantity) {
        if (said == "yes" || said == "no") {
            problems.add(place, outcome.id.text,
                         fmt::format("'{}' is no number, and a quantity in {} was forecast", said,
                                     *question.first().unit));
        }
    } else if (*outcome.number != 0 && *outcome.number != 1) {
        problems.add(place, outcome.id.text,
                     fmt::format("'{}' is neither yes nor no, and an event was forecast", said));
    }
}

/// Reports a date on which nobody can have known the outcome, or everybody.
void check_date(const ForecastQuestion& question, const Outcome& outcome,
                input::Diagnostics& problems) {
    const auto& first = question.first();
    const auto& [said, place] = outcome.resolved;
    if (outcome.date <= first.issued) {
        problems.add(place, outcome.id.text,
                     fmt::format("resolved {}, but issued {}: a forecast comes before (void, if it "
                                 "was none)",
                                 said, first.issued.text()));
    }
    const bool is_quantity = first.kind == analysis::ledger::Kind::quantity;
    if ((is_quantity || *outcome.number == 0) && outcome.date < first.by) {
        problems.add(place, outcome.id.text,
                     fmt::format("resolved {} with '{}', but due {}: {}", said, outcome.said.text,
                                 first.by.text(),
                                 is_quantity ? "the quantity is that of this day"
                                             : "until then it may still happen"));
    }
}

}  // namespace

void resolve(std::vector<ForecastQuestion>& questions, const std::vector<Outcome>& outcomes,
             input::Diagnostics& problems) {
    std::map<std::string, ForecastQuestion*> by_id;
    std::vector<std::string> ids;
    for (auto& question : questions) {
        for (const auto& version : question.versions) {
            by_id[version.id] = &question;
            ids.push_back(version.id);
        }
    }
    for (const auto& outcome : outcomes) {
        const auto found = by_id.find(outcome.id.text);
        if (found == by_id.end()) {
            problems.add(outcome.id.place, "",
                         fmt::format("no forecast of the ledger has the id '{}'{}", outcome.id.text,
                                     input::did_you_mean(outcome.id.text, ids)));
            continue;
        }
        auto& question = *found->second;
        if (question.resolution) {
            problems.add(outcome.id.place, outcome.id.text,
                         "has an outcome already, here or under another version's id");
            continue;
        }
        if (outcome.number) {
            check_value(question, outcome, problems);
            check_date(question, outcome, problems);
        }
        question.resolution = {outcome.number, outcome.date, outcome.evidence};
    }
}

}  // namespace cordon::app
