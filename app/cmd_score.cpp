#include "analysis/score/score_report.hpp"
#include "app/commands.hpp"
#include "app/track_record_option.hpp"

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
    const auto record = read_track_record(arguments.ledger, arguments.outcomes);
    const auto report = analysis::score_report(record.questions);
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
