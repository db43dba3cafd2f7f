#include "analysis/ledger/ledger.hpp"
#include "analysis/score/score_report.hpp"
#include "app/commands.hpp"
#include "app/score_outcomes.hpp"
#include "input/source.hpp"

#include <fmt/format.h>
#include <memory>

namespace cordon::app {
namespace {

struct Arguments {
    std::string ledger;
    std::string outcomes;
    bool json = false;
};

void score(const Arguments& arguments) {
    auto questions = analysis::questions_of(analysis::ledger::read_ledger(arguments.ledger));
    input::Diagnostics problems;
    const auto outcomes =
        input::read_outcomes(input::read_source(arguments.outcomes), arguments.outcomes, problems);
    resolve(questions, outcomes, problems);
    problems.throw_if_any();
    const auto report = analysis::score_report(questions);
    if (arguments.json) {
        fmt::print("{}\n", analysis::score_json(report));
    } else {
        fmt::print("{}, scored by {}\n\n{}", arguments.ledger, arguments.outcomes,
                   analysis::score_text(report));
    }
}

}  // namespace

void add_score_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand("score", "Score the forecasts of a ledger by what came");
    verb->add_option("LEDGER", arguments->ledger, "Ledger of forecasts")->required();
    verb->add_option("--outcomes", arguments->outcomes,
                     "Table with the columns id, outcome, resolved and evidence")
        ->type_name("CSV")
        ->required();
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->callback([arguments] { score(*arguments); });
}

}  // namespace cordon::app
